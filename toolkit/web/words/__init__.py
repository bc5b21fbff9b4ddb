"""How the catalogue of all sentences comes about, and a language's file for whoever translates; `toolkit.words` reads them."""
