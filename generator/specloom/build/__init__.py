"""From the one merged document to `ir.Api`: references become ids, `allOf` becomes fields, words find their place."""
