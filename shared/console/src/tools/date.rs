//! `date`, in UTC.

use super::job::{Job, Stop};
use super::quote;

/// A moment, taken apart.
pub(super) struct Moment {
    seconds: i64,
    pub(super) year: i64,
    pub(super) month: usize,
    pub(super) day: i64,
    hour: i64,
    minute: i64,
    second: i64,
    /// From Sunday.
    weekday: usize,
    /// From zero.
    day_of_year: i64,
}

pub(super) fn run(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let read = job.read(words)?;
    let seconds = match read.value("d") {
        None => job.context.now,
        Some(text) => match parse(text, job.context.now) {
            Some(seconds) => seconds,
            None => return Err(job.stop(1, &format!("invalid date {}", quote::operand(text)))),
        },
    };
    let format = match read.operands.as_slice() {
        [] if read.has("R") => "%a, %d %b %Y %H:%M:%S +0000",
        [] => match read.value("I").or_else(|| read.value("rfc-3339")) {
            None => "%a %b %e %H:%M:%S UTC %Y",
            Some("" | "date") => "%F",
            Some("seconds") if read.has("rfc-3339") => "%F %T+00:00",
            Some("seconds") => "%FT%T+00:00",
            Some("minutes") => "%FT%H:%M+00:00",
            Some("hours") => "%FT%H+00:00",
            Some(other) => {
                let text = format!("invalid argument {} for ‘--iso-8601’", quote::operand(other));
                return Err(job.misused(&text));
            }
        },
        [word] => match word.strip_prefix('+') {
            Some(format) => format,
            None => return Err(job.stop(1, &format!("invalid date {}", quote::operand(word)))),
        },
        [_, extra, ..] => {
            return Err(job.misused(&format!("extra operand {}", quote::operand(extra))));
        }
    };
    let text = Moment::of(seconds).format(format);
    job.out.line(text.as_bytes());
    Ok(())
}

/// Reads `@SECONDS`, `now`, and `YYYY-MM-DD` with a time.
fn parse(text: &str, now: i64) -> Option<i64> {
    if let Some(seconds) = text.strip_prefix('@') {
        return seconds.parse().ok().filter(|seconds: &i64| seconds.unsigned_abs() < MOST_SECONDS);
    }
    match text {
        "now" | "today" | "" => return Some(now),
        "yesterday" => return Some(now.saturating_sub(DAY)),
        "tomorrow" => return Some(now.saturating_add(DAY)),
        _ => {}
    }
    let text = text.strip_suffix('Z').or_else(|| text.strip_suffix(" UTC")).unwrap_or(text);
    let (date, time) = text.split_once(['T', ' ']).unwrap_or((text, "00:00"));
    let number = |text: &str| text.parse::<i64>().ok().filter(|n| (0..10_000).contains(n));
    let date: Vec<i64> = date.split('-').map(number).collect::<Option<_>>()?;
    let time: Vec<i64> = time.split(':').map(number).collect::<Option<_>>()?;
    let [year, month, day] = date[..] else { return None };
    let (hour, minute, second) = match time[..] {
        [hour, minute] => (hour, minute, 0),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    let seconds = days_of(year, month, day) * DAY + hour * 3600 + minute * 60 + second;
    let moment = Moment::of(seconds);
    let is_real =
        moment.month as i64 + 1 == month && moment.day == day && hour < 24 && minute < 60 && second < 61;
    is_real.then_some(seconds)
}

/// Counts the days from 1970 to a date of the Gregorian calendar; years begin in March, so that the leap day is their last.
fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + day_of_year - 719_468
}

impl Moment {
    /// Takes a time apart; times beyond some thousand years are held there.
    pub(super) fn of(seconds: i64) -> Self {
        let most = i64::try_from(MOST_SECONDS).unwrap_or(i64::MAX);
        let seconds = seconds.clamp(-most, most);
        let (days, of_day) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
        let shifted = days + 719_468;
        let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = (shifted_month + 2) % 12;
        let year = era * 400 + year_of_era + i64::from(month < 2);
        Self {
            seconds,
            year,
            month: usize::try_from(month).unwrap_or_default(),
            day,
            hour: of_day / 3600,
            minute: of_day / 60 % 60,
            second: of_day % 60,
            weekday: usize::try_from((days + 4).rem_euclid(7)).unwrap_or_default(),
            day_of_year: days - days_of(year, 1, 1),
        }
    }

    /// Writes the moment as `strftime` does; what is no field stays as it is.
    pub(super) fn format(&self, format: &str) -> String {
        let mut text = String::new();
        let mut letters = format.chars();
        while let Some(letter) = letters.next() {
            if letter != '%' {
                text.push(letter);
                continue;
            }
            let Some(mut field) = letters.next() else {
                text.push('%');
                break;
            };
            let is_bare = field == '-';
            if is_bare {
                field = letters.next().unwrap_or('%');
            }
            let value = self.field(field);
            match is_bare {
                true => {
                    let bare = value.trim_start_matches(['0', ' ']);
                    text.push_str(if bare.is_empty() { "0" } else { bare });
                }
                false => text.push_str(&value),
            }
        }
        text
    }

    fn field(&self, field: char) -> String {
        let (month, weekday) = (MONTHS[self.month % 12], WEEKDAYS[self.weekday % 7]);
        let hour_of_twelve = (self.hour + 11) % 12 + 1;
        let week = |first: i64| (self.day_of_year + 7 - (self.weekday as i64 + 7 - first) % 7) / 7;
        match field {
            'Y' => self.year.to_string(),
            'C' => format!("{:02}", self.year / 100),
            'y' => format!("{:02}", self.year.rem_euclid(100)),
            'm' => format!("{:02}", self.month + 1),
            'd' => format!("{:02}", self.day),
            'e' => format!("{:2}", self.day),
            'H' => format!("{:02}", self.hour),
            'k' => format!("{:2}", self.hour),
            'I' => format!("{hour_of_twelve:02}"),
            'l' => format!("{hour_of_twelve:2}"),
            'M' => format!("{:02}", self.minute),
            'S' => format!("{:02}", self.second),
            'N' => "000000000".to_owned(),
            's' => self.seconds.to_string(),
            'p' => if self.hour < 12 { "AM" } else { "PM" }.to_owned(),
            'P' => if self.hour < 12 { "am" } else { "pm" }.to_owned(),
            'a' => weekday[..3].to_owned(),
            'A' => weekday.to_owned(),
            'b' | 'h' => month[..3].to_owned(),
            'B' => month.to_owned(),
            'j' => format!("{:03}", self.day_of_year + 1),
            'u' => (if self.weekday == 0 { 7 } else { self.weekday }).to_string(),
            'w' => self.weekday.to_string(),
            'q' => (self.month / 3 + 1).to_string(),
            'U' => format!("{:02}", week(0)),
            'W' => format!("{:02}", week(1)),
            'Z' => "UTC".to_owned(),
            'z' => "+0000".to_owned(),
            'F' => self.format("%Y-%m-%d"),
            'T' | 'X' => self.format("%H:%M:%S"),
            'R' => self.format("%H:%M"),
            'D' | 'x' => self.format("%m/%d/%y"),
            'c' => self.format("%a %b %e %H:%M:%S %Y"),
            'r' => self.format("%I:%M:%S %p"),
            'n' => "\n".to_owned(),
            't' => "\t".to_owned(),
            '%' => "%".to_owned(),
            other => format!("%{other}"),
        }
    }
}

/// Seconds of a day.
const DAY: i64 = 86_400;

/// The year 9999.
const MOST_SECONDS: u64 = 253_402_300_799;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    #[test]
    fn moments_are_written() {
        let mut bench = Bench::new(&[]);
        for (words, out) in [
            (&[][..], "Tue Nov 14 22:13:20 UTC 2023\n"),
            (&["+%Y-%m-%d %H:%M:%S"], "2023-11-14 22:13:20\n"),
            (&["-d", "2024-02-29", "+%j %A %-d %U %W"], "060 Thursday 29 08 09\n"),
            (&["-d", "@0", "+%c"], "Thu Jan  1 00:00:00 1970\n"),
            (&["-u", "-d", "1969-12-31T23:59:59Z", "+%s"], "-1\n"),
            (&["-I"], "2023-11-14\n"),
        ] {
            assert_eq!(bench.prints("date", words, ""), out, "{words:?}");
        }
        assert_eq!(bench.run("date", &["-d", "2023-02-29"], "").err, "date: invalid date ‘2023-02-29’\n");
    }
}
