### Inside an image: its history, what each layer did, and a file of it.

# $build (Number)
inside-title = Inside the image of build { $build }
inside-look = Look inside the image
inside-close = Close
inside-loading = The image is being read.
inside-history = History, from the base up
inside-shared = base, shared
# Stands for what made an entry where the image does not say it.
inside-no-history = the image does not say how this layer was made
# $line (Number)
inside-line = line { $line }
inside-no-layer = no layer
inside-files = Files of the layer
inside-filter = Filter files by name
# How many entries of all hold something in their path.
# $found (Number)
# $all (Number)
inside-found = { $found ->
        [0] None of { $all } has “{ $matching }” in its path.
        [one] { $found } of { $all } has “{ $matching }” in its path.
       *[other] { $found } of { $all } have “{ $matching }” in their path.
    }
# $added (Number)
# $changed (Number)
# $deleted (Number)
# $bytes (Size)
inside-totals = { $added } added, { $changed } changed, { $deleted } deleted, { $bytes }.
# $bytes (Size)
inside-wasted-bytes = { $bytes } wasted: a later layer overwrites or deletes them.
inside-added = added
inside-changed = changed
inside-deleted = deleted
inside-folder = folder
inside-link = link
inside-hard-link = second name
inside-special = special file
inside-leads-to = leads to { $path }
inside-wasted = wasted
inside-cut = The layer has more entries than are kept.
# $shown (Size)
# $all (Size)
inside-text-cut = { $path }: the first { $shown } of { $all }
inside-no-text = { $path } is no text.
