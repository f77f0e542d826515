-- Why an event is still here: how often the broker refused it, and with what words.
ALTER TABLE outbox ADD COLUMN refusals   int NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN last_error text;
-- An operator's decision not to send it. It counts as sent from then on, and is forgotten like those.
ALTER TABLE outbox ADD COLUMN discarded  boolean NOT NULL DEFAULT false;

-- What people did to events by hand. Nobody changes or removes a line.
CREATE TABLE operator_actions (
    action_id      uuid PRIMARY KEY,
    at             timestamptz NOT NULL,
    actor          text        NOT NULL,
    action         text        NOT NULL,
    subject        text        NOT NULL,
    reason         text        NOT NULL,
    detail         text,
    correlation_id text
);

CREATE INDEX operator_actions_by_subject ON operator_actions (subject, action_id);

CREATE FUNCTION refuse_change_of_operator_actions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'operator_actions is append-only' USING errcode = 'check_violation';
END $$;
CREATE TRIGGER operator_actions_append_only BEFORE UPDATE OR DELETE ON operator_actions
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_operator_actions();
