"""Common Table's domain library: it knows the process, the record and the rules, and nothing of Streamlit."""
