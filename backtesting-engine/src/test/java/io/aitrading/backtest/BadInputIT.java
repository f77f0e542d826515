package io.aitrading.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Whatever is wrong is told with its field and its limit, and nothing starts. */
class BadInputIT {
    private static final String PATH = "/api/v1/backtests";
    private static final String DATASETS = "/api/v1/datasets";
    private static final int LONG = 300;

    private static BacktestWorld world;

    @BeforeAll
    static void start() {
        world = new BacktestWorld(
                Map.of("backtest.max-active-jobs-per-user", "2", "backtest.workers", "1"),
                BacktestingEngineApplication.class,
                TestStrategies.class);
    }

    @AfterAll
    static void stop() {
        TestStrategies.RELEASED.set(true);
        world.close();
    }

    /** A good request with one member replaced or added; rows of the tables have ' for ". */
    private static String request(String member, String value) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("strategy", "{'name':'macd'}");
        members.put("data", "{'dataset':'bitstamp-btcusd-1h'}");
        members.put("capital", "'10000'");
        if (!member.isEmpty()) {
            members.put(member, value);
        }
        List<String> parts = new ArrayList<>();
        members.forEach((name, content) -> parts.add("'" + name + "':" + content));
        return ("{" + String.join(",", parts) + "}").replace('\'', '"').replace("LONG", "x".repeat(LONG));
    }

    private static void refused(String path, String body, int status, String field, String told) {
        int before = started();
        BacktestWorld.Answer answer = world.post(path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        JsonNode problem = answer.body();
        assertThat(problem.get("code").asString()).isNotBlank();
        JsonNode violation = problem.get("violations").get(0);
        assertThat(violation.get("field").asString()).as(answer.text()).isEqualTo(field);
        assertThat(violation.get("message").asString()).contains(told);
        assertThat(started()).isEqualTo(before);
    }

    private static int started() {
        return world.get(PATH + "?limit=500").body().get("items").size();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // strategies and their parameters
                "strategy | {'name':'none'} | 422 | strategy.name | must be one of",
                "strategy | {'name':'LONG'} | 422 | strategy.name | must be one of",
                "strategy | {} | 422 | strategy.name | is missing",
                "strategy | null | 422 | strategy | is missing",
                "strategy | {'name':'macd','parameters':{'fastest':3}} | 422 | strategy.parameters.fastest | ",
                "strategy | {'name':'macd','parameters':{'fast':0}} | 422 | strategy.parameters.fast | at least 1",
                "strategy | {'name':'macd','parameters':{'fast':1e9}} | 422 | strategy.parameters.fast | at most",
                "strategy | {'name':'macd','parameters':{'fast':'x'}} | 422 | strategy.parameters.fast | whole number",
                "strategy | {'name':'macd','parameters':{'fast':30}} | 422 | strategy.parameters.fast | below slow",
                "strategy | {'rules':{'enterLong':'sma(close) > 1'}} | 422 | strategy.rules.enterLong | character",
                "strategy | 5 | 400 | strategy | must be",
                // data
                "data | null | 422 | data | is missing",
                "data | {'dataset':'none'} | 422 | data.dataset | no such",
                "data | {'dataset':'file:../../etc/passwd'} | 422 | data.dataset | no such",
                "data | {'dataset':'bitstamp-btcusd-1h','csv':'x'} | 422 | data | exactly one",
                "data | {'dataset':'bitstamp-btcusd-1h','from':'2030-01-01T00:00:00Z'} | 422 | data.from | no data",
                "data | {'dataset':'bitstamp-btcusd-1h','from':'yesterday'} | 400 | data.from | must be",
                "data | {'dataset':'bitstamp-btcusd-1h','maxGapShare':2} | 422 | data.maxGapShare | 0 to 1",
                "data | {'bars':[[60000,1,1,1,1,1],[120000,1,1,1,1,1],[180000,1,1,1,1,1],[9000000,1,1,1,1,1]]} | 422 | data"
                        + " | allowed is 0.05",
                "data | {'bars':[]} | 422 | data.from | no data",
                "data | {'bars':[[2,1,1,1,1,1],[1,1,1,1,1,1]]} | 422 | data.bars[1].time | ",
                "data | {'bars':[[2,1,1,1,1,1],[2,1,1,1,1,1]]} | 422 | data.bars[1].time | ",
                "data | {'bars':[[1,-1,1,1,1,1]]} | 422 | data.bars[0].open | ",
                "data | {'bars':[[1,1,1,1,1,-1]]} | 422 | data.bars[0].volume | ",
                "data | {'bars':[[1,1,2,3,1,1]]} | 422 | data.bars[0] | ",
                "data | {'bars':[[1,1,1]]} | 422 | data.bars[0] | must be time",
                "data | {'bars':[[1,1,1,1,'NaN',1]]} | 422 | data.bars[0].close | NaN",
                "data | {'csv':'time,open,high,low,close\\n1,1,1,NaN,1'} | 422 | data.bars[0].low | ",
                "data | {'csv':'time,open,high,low,close\\n1,1,1,,1'} | 422 | data.csv line 2.low | must be a number",
                "data | {'csv':'nonsense'} | 422 | data.csv | no column",
                "data | {'dataset':'bitstamp-btcusd-1h','tickSize':'0'} | 422 | data.tickSize | above 0",
                "data | {'dataset':'bitstamp-btcusd-1h','intervalMillis':0} | 422 | data.intervalMillis | ",
                // money and settings
                "capital | '0' | 422 | capital | above 0",
                "capital | '-5' | 422 | capital | above 0",
                "capital | '99999999999999' | 422 | capital | at most",
                "capital | '1e999999999' | 400 | capital | ",
                "capital | 'abc' | 400 | capital | must be",
                "capital | true | 400 | capital | must be",
                "capital | null | 422 | capital | is missing",
                "fees | {'rate':'2'} | 422 | fees.maker | at most 0.1",
                "fees | {'taker':'2'} | 422 | fees.taker | at most 0.1",
                "fees | {'rate':'0.00000000001'} | 422 | fees.maker | 9 decimals",
                "fees | {'tiers':[]} | 422 | fees.tiers | 1 to 50",
                "sizing | {'quantity':'0'} | 422 | sizing.quantity | above 0",
                "sizing | {'quantity':'-1'} | 422 | sizing.quantity | above 0",
                "sizing | {'notional':'0'} | 422 | sizing.notional | above 0",
                "sizing | {'equityFraction':0} | 422 | sizing.equityFraction | above 0",
                "sizing | {'equityFraction':11} | 422 | sizing.equityFraction | at most 10",
                "sizing | {'quantity':'1','notional':'1'} | 422 | sizing | exactly one",
                "sizing | {} | 422 | sizing | exactly one",
                "leverage | 0.5 | 422 | leverage | 1 to 125",
                "leverage | 1000 | 422 | leverage | 1 to 125",
                "latencyMillis | -1 | 422 | latencyMillis | 0 to 86400000",
                "volumeShare | 1.5 | 422 | volumeShare | 0 to 1",
                "slippage | {'ticks':-1} | 422 | slippage.ticks | 0 to 1000000",
                "slippage | {'basisPoints':99999} | 422 | slippage.basisPoints | 0 to 1000",
                "slippage | {} | 422 | slippage | exactly one",
                "risk | {'maxDrawdown':1} | 422 | risk.maxDrawdown | below 1",
                "risk | {'maxPosition':'-1'} | 422 | risk.maxPosition | 0 or more",
                "financing | {'fundingRate':0.5,'fundingIntervalMillis':60000} | 422 | financing.fundingRate | 0.1",
                "exitRules | {'stopLoss':0} | 422 | exitRules.stopLoss | above 0",
                "exitRules | {'stopLoss':0.1,'takeProfitByAge':{'x':0.1}} | 422 | exitRules.takeProfitByAge | whole minutes",
                "honesty | {'paths':100001} | 422 | honesty.paths | 0 to 10000",
                "fillRule | 'SOMETIMES' | 400 | fillRule | must be",
                // markets and names
                "market | 'futures' | 422 | market | must be one of [bars, trades, depth]",
                "latency | {'entryMillis':5} | 422 | latency | trades or depth",
                "queue | {'model':'RISK_AVERSE'} | 422 | queue | depth",
                "name | 'LONG' | 422 | name | at most 200",
                "fee | {'rate':'0.1'} | 400 | fee | not known"
            })
    void whatIsWrongWithARunIsTold(String member, String value, int status, String field, String told) {
        refused(PATH, request(member, value), status, field, told == null ? "" : told);
    }

    @Test
    void theRequestThatTheTableChangesIsGood() {
        assertThat(world.run(PATH, request("", "")).get("status").asString()).isEqualTo("DONE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'ranges':{'fast':{'from':1,'to':1000},'slow':{'from':1001,'to':2000},'signal':{'from':1,'to':1000}}"
                        + " | values | 1000000000 points; the limit is 10000",
                "'ranges':{'fast':{'from':1,'to':1e9}} | ranges.fast.step | more than 10000",
                "'ranges':{'fast':{'from':5,'to':1}} | ranges.fast.to | at least",
                "'ranges':{'fast':{'from':1,'to':5,'step':0}} | ranges.fast.step | above 0",
                "'values':{} | values | at least one",
                "'values':{'fast':[]} | values.fast | at least one",
                "'values':{'fast':[0]} | values.fast | at least 1",
                "'values':{'fastest':[1]} | values.fastest | ",
                "'values':{'fast':[5,5]} | values.fast | twice",
                "'values':{'fast':[5]},'measure':'luck' | measure | must be one of",
                "'values':{'fast':[5]},'search':'RANDOM','points':1000000000 | points | 1 to 10000",
                "'values':{'fast':[5]},'search':'BAYESIAN','points':0 | points | 1 to 10000"
            })
    void whatIsWrongWithASweepIsTold(String search, String field, String told) {
        String body = "{\"base\":" + request("", "") + "," + search.replace('\'', '"') + "}";
        refused(PATH + "/sweeps", body, 422, field, told == null ? "" : told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'name':'LONG','symbol':'A','bars':[[1,1,1,1,1,1]] | 400 | name",
                "'name':'a','symbol':'LONG','bars':[[1,1,1,1,1,1]] | 400 | symbol",
                "'name':'','symbol':'A','bars':[[1,1,1,1,1,1]] | 400 | name",
                "'name':'a','symbol':'A' | 400 | bars",
                "'name':'a','symbol':'A','bars':[[1,1,1,1,1,1]],'csv':'x' | 400 | bars",
                "'name':'a','symbol':'A','bars':[] | 422 | bars",
                "'name':'a','symbol':'A','bars':[[2,1,1,1,1,1],[1,1,1,1,1,1]] | 422 | bars[1].time",
                "'name':'a','symbol':'A','market':'options','csv':'x' | 400 | market",
                "'name':'a','symbol':'A','market':'depth','csv':'time,price' | 422 | csv",
                "'name':'a','symbol':'A','market':'trades','csv':'time,price,quantity' | 422 | trades",
                "'name':'a','symbol':'A','market':'trades','gzip':'%%%' | 422 | gzip",
                "'name':'a','symbol':'A','market':'trades','gzip':'aGVsbG8=' | 422 | gzip",
                "'name':'a','symbol':'A','market':'trades','csv':'x','tickSize':'-1' | 422 | tickSize",
                "'name':'a','symbol':'A','bars':[[1,1,1,1,1,1]],'tickSize':'1' | 422 | tickSize"
            })
    void whatIsWrongWithADataSetIsTold(String members, int status, String field) {
        String body = "{" + members.replace('\'', '"').replace("LONG", "x".repeat(LONG)) + "}";
        BacktestWorld.Answer answer = world.post(DATASETS, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.body().get("violations").get(0).get("field").asString())
                .as(answer.text())
                .isEqualTo(field);
        assertThat(world.get(DATASETS).text()).doesNotContain("UPLOAD");
    }

    @Test
    void beyondTheQuotaIsRefusedAndCanBeTriedAgain() {
        String loop = request("strategy", "{'name':'test-loop'}");
        List<String> open = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            open.add(world.post(PATH, loop).body().get("id").asString());
        }
        BacktestWorld.Answer third = world.post(PATH, loop);
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.body().get("code").asString()).isEqualTo("QUOTA_EXCEEDED");
        assertThat(third.body().get("retryable").asBoolean()).isTrue();
        assertThat(third.text()).contains("the limit is 2");
        assertThat(world.send("POST", PATH, loop, BacktestWorld.OTHER).status()).isEqualTo(202);
        TestStrategies.RELEASED.set(true);
        open.forEach(id -> assertThat(world.await(id).get("status").asString()).isEqualTo("DONE"));
    }
}
