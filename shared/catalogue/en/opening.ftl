### Files that come from elsewhere: opened, dropped, replaced; and the menu of all files.

opening-open = Open files or a zip…
opening-open-folder = Open a folder…
opening-not-opened = The files could not be opened: the part of the page that reads them did not load. Try again.
opening-nothing-to-open = There is no file to open.
# $count (Number)
opening-open-question = { $count ->
        [one] Open one file?
       *[other] Open { $count } files?
    }
opening-open-undo = One Undo brings back the files that you have now.
opening-open-these = Open
opening-open-only-these = Open, remove the others
opening-open-nothing = Cancel
# $paths (List)
opening-would-replace = Replaced: { $paths }.
# $paths (List)
opening-would-add = New: { $paths }.
# $paths (List)
opening-would-stay = Not among them: { $paths }.
# $paths (List)
opening-are-left-out = Left out: { $paths }.
# $count (Number)
opening-more-names = { $count } more
opening-bad-path = A file of a workspace cannot have the path { $path }.
opening-start-over = Start over…
opening-start-over-question = Start over?
    .detail = All files become those of a new workspace. Builds stay, and one Undo brings your files back.
opening-start-over-now = Start over
opening-keep-mine = Keep my files
opening-show-link = Copy my workspace's link…
opening-link-title = The link of this workspace
opening-link-is-key = The link is the key: whoever has it can read, change and run everything in this workspace.
opening-copy-link = Copy the link
opening-close-link = Done
opening-download-failed = The archive could not be made: { $detail }
opening-drop-here = Drop files here to add them
# $name (Text)
# $size (Size)
# $limit (Size)
opening-too-large = { $name } has { $size }; a file may have at most { $limit }.
opening-not-text = { $name } is not a text file: it has bytes that no text has. Images and programs have such bytes.
# $line (Number)
opening-other-encoding = Line { $line } of { $name } is not in UTF-8. Save the file in UTF-8, and add it again.
# $encoding is a name such as UTF-16 LE.
opening-was-decoded = { $name } was in { $encoding }. The file was read, and it is kept in UTF-8.
# Stand above a list of sentences, one for each of these files.
# $count (Number)
opening-many-not-taken = { $count ->
        [one] One file was not taken
       *[other] { $count } files were not taken
    }
# $count (Number)
opening-many-replaced = { $count ->
        [one] One file was replaced by the file that you dropped
       *[other] { $count } files were replaced by the files that you dropped
    }
opening-unreadable = { $name } could not be read.
