package io.aitrading.trading.book;

class LadderMatchingBookTest extends MatchingBookContract {
    @Override
    MatchingBook create(BookListener listener) {
        return new LadderMatchingBook(listener);
    }
}
