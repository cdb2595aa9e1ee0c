from unknot.cli.main import main

main()
