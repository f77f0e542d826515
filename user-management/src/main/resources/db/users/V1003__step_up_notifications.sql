-- When the user of a session last showed password and second factor: a refresh is no such proof.
ALTER TABLE token_families ADD COLUMN proven_at timestamptz;
UPDATE token_families SET proven_at = created_at;
ALTER TABLE token_families ALTER COLUMN proven_at SET NOT NULL;

-- What a user has to know about the account.
CREATE TABLE notifications (
    id         uuid PRIMARY KEY,
    user_id    uuid        NOT NULL REFERENCES users (id),
    kind       text        NOT NULL,
    created_at timestamptz NOT NULL,
    read_at    timestamptz,
    -- NONE where no mail server is configured.
    mail       text        NOT NULL CHECK (mail IN ('NONE', 'PENDING', 'SENT', 'FAILED')),
    mail_tries int         NOT NULL DEFAULT 0,
    mail_after timestamptz NOT NULL
);

CREATE INDEX notifications_user ON notifications (user_id, id);
CREATE INDEX notifications_pending ON notifications (mail_after) WHERE mail = 'PENDING';
