### Sizes, times and lists.

# $number (Message)
units-bytes = { $number } B
# $number (Message)
units-kilobytes = { $number } kB
# $number (Message)
units-megabytes = { $number } MB
# $number (Message)
units-gigabytes = { $number } GB
# $number (Message)
units-terabytes = { $number } TB
# A number with digits behind the decimal mark.
units-decimal = { $whole }.{ $fraction }
# $current (Message)
# $total (Message)
units-size-of = { $current } of { $total }

# $number (Message)
units-seconds = { $number } s
units-minutes = { $minutes } min { $seconds } s
units-hours = { $hours } h { $minutes } min

# $count (Number)
units-second-count = { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
# $count (Number)
units-minute-count = { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
# $count (Number)
units-hour-count = { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
# $count (Number)
units-day-count = { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

# Two items of a list; a longer list is joined from left to right.
units-joined = { $before }, { $item }

# Two sentences; a longer text is joined from left to right.
# $before (Message)
# $next (Message)
units-sentences = { $before } { $next }
