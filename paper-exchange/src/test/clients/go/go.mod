module paper-exchange-go-clients-test

go 1.24

require github.com/adshao/go-binance/v2 v2.8.7
