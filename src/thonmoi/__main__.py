"""`python -m thonmoi`: the same as the command `thonmoi`."""

from thonmoi.cli import main

if __name__ == "__main__":
    main()
