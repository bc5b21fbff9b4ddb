"""What a workshop recorded, as data: each table and field is defined once, and files, schema and reference page come from that."""
