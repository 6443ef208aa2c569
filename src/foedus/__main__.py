"""`python -m foedus`: the command where it is not on the path."""

from foedus.cli.main import main

if __name__ == "__main__":  # a worker process imports this file again
    main()
