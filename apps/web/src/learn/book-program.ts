/** The book's set-up in our words: pybreaker with `fail_max` 2 and `reset_timeout` 5 s around a coin, called once a second. */
export const BOOK_PROGRAM = `import time
import pybreaker

coin = iter("OK OK FAIL FAIL FAIL OK OK".split())
breaker = pybreaker.CircuitBreaker(fail_max=2, reset_timeout=5)


@breaker
def fragile():
    side = next(coin)
    print(side)
    if side == "FAIL":
        raise Exception("it went wrong")


for second in range(15):
    try:
        fragile()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
    time.sleep(1)
`;
