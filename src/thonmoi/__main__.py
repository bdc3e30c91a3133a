"""The command `thonmoi`, also as `python -m thonmoi`.

Worker processes import this module anew, as they do with any main module, so what the command needs is imported when it is called.
"""


def main() -> None:
    """Run the command."""
    from thonmoi.cli import main as command

    command()


if __name__ == "__main__":
    main()
