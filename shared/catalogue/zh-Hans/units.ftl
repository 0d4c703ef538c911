### Sizes, times and lists.
### Made from en/units.ftl with the digest e63afe420fe854d8

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
units-size-of = { $current } / { $total }

# $number (Message)
units-seconds = { $number } 秒
units-minutes = { $minutes } 分 { $seconds } 秒
units-hours = { $hours } 小时 { $minutes } 分

# $count (Number)
units-second-count = { $count } 秒
# $count (Number)
units-minute-count = { $count } 分钟
# $count (Number)
units-hour-count = { $count } 小时
# $count (Number)
units-day-count = { $count } 天

# Two items of a list; a longer list is joined from left to right.
units-joined = { $before }、{ $item }

# Two sentences; a longer text is joined from left to right.
# $before (Message)
# $next (Message)
units-sentences = { $before }{ $next }
