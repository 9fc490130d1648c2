"""`python -m bot` is `kloe`."""

from bot.cli.main import main

if __name__ == "__main__":
    main()
