"""Every call, one file a noun. A call finds the rows, asks one service, and answers with the session."""
