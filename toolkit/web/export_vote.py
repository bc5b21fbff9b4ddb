"""`/export-vote/{format}/{round}`."""
