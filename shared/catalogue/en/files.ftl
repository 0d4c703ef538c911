### File tabs and the editor.

files-region = Files
# Names the strip that holds the tabs of the Dockerfiles.
files-upper-tabs = Recipe
# Names the strip with the tabs of the other files.
files-tabs = Other files
# Names the strip with the tabs of all files, which share one editor.
files-all-tabs = All files
# Stands below a Dockerfile that the next build does not take.
# $path (Text) The Dockerfile that it takes.
files-builds-another = The next build takes { $path }.
# Stands beside the name of the Dockerfile that the next build takes, where there are several.
files-built-next = built next
# Makes the next build take the Dockerfile that is open.
files-build-this-one = Build this one
# Describes how to leave an editor by keyboard.
files-keyboard-hint = Tab goes to the next part of the page until you type. After that, Tab indents. Press Escape, then Tab, to leave the editor. F1 explains the line, F8 goes to the next problem, Control and full stop lists fixes.
# Stands in a corner of an editor that got the focus by keyboard.
files-tab-leads-on = Tab: next part of the page. After you type, Tab indents.
# Stands there after something was typed.
files-tab-indents = Tab indents. Esc, then Tab: next part of the page.
# Shows the card of the word at the cursor.
files-explain = Explain line
files-explain-keys = F1
# Puts a file into its usual shape.
files-format = Format
files-format-keys = Shift + Alt + F
# Names the list of a file's stages and instructions.
files-outline = Outline
# $index (Number)
files-stage = Stage { $index }
# $index (Number)
# $name (Text)
files-named-stage = Stage { $index }: { $name }

files-new-file = New file
files-new-name = Name of the new file
files-other-name = New name of { $path }
files-name-taken = There is already a file named { $path }.
files-menu = Actions for { $path }
files-rename = Rename
files-rename-keys = F2
files-make-executable = Make executable
files-make-not-executable = Make not executable
# Says of a file that it may be executed.
files-executable = executable
files-delete = Delete
files-delete-question = Delete { $path }?
    .detail = Builds and images that were made with it stay as they are.
# Deletes nothing.
files-keep = Keep it
files-deleted = { $path } was deleted.
files-replaced = { $path } was replaced by the file that you dropped.
# Takes back what was said to have been done.
files-undo = Undo
# Closes a remark.
files-dismiss = Close
files-download = Download all files
files-one-editor = All files in one editor
files-two-editors = Dockerfile in an editor of its own
# Names the menu of all files; its button shows the shorter word.
files-workspace-menu = Files menu
files-all-files = Files
# Says beside a file's name that it was changed since the last build.
files-changed = changed
# Says beside a file's name that the server did not take it.
files-not-saved = not saved
# Says beside a file's name that it was changed here and elsewhere.
files-conflict = two versions
# Describes a tab: executable, changed.
# $remarks (List)
files-described = { $remarks }

# The editor's own words: for finding and replacing, and for folding.
files-find = Find
files-replace-with = Replace with
files-find-next = Next
files-find-previous = Previous
files-select-all = Select all
files-match-case = match case
files-regular-expression = regular expression
files-whole-words = whole words
files-replace = Replace
files-replace-all = Replace all
files-close-search = Close
files-current-match = current match
files-on-line = on line
files-replaced-on-line = replaced the match on line { $line }
files-replaced-matches = replaced { $count } matches
files-go-to-line = Go to line
files-go = Go
files-suggestions = Suggestions
files-fold = Fold
files-unfold = Unfold
files-folded-code = folded lines
files-unfold-code = Unfold
# Between the numbers of the first and the last line that were folded.
files-folded-to = to
files-lines-folded = Folded lines
files-lines-unfolded = Unfolded lines
files-selection-deleted = selection deleted
files-quick-fixes = Quick fixes
files-nothing-to-fix = Nothing on this line can be mended for you.
files-new-name-of-symbol = New name
files-control-character = Control character
