"""Parts of tools/bench: the corpus, the query log, the engines, the files' road and the report."""
