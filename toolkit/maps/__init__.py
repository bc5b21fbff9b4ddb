"""Maps: what is shown goes in, a folium.Map comes out; no database."""
