package io.aitrading.trading.book;

class NaiveMatchingBookTest extends MatchingBookContract {
    @Override
    MatchingBook create(BookListener listener) {
        return new NaiveMatchingBook(listener);
    }
}
