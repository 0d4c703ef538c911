//! Names in columns, as many as the width takes.

/// Arranges names in columns, downwards or across; two spaces stand between them.
pub(super) fn columns(names: &[String], width: usize, is_across: bool) -> String {
    let widths: Vec<usize> = names.iter().map(|name| name.chars().map(columns_of).sum()).collect();
    let most = names.len().min((width / 3).max(1)).min(MOST_COLUMNS);
    let arrangement = (1..=most).rev().find_map(|n_columns| {
        let n_rows = names.len().div_ceil(n_columns);
        let column = |at: usize| if is_across { at % n_columns } else { at / n_rows };
        let mut sizes = vec![0; n_columns];
        for (at, size) in widths.iter().enumerate() {
            let gap = if column(at) + 1 == n_columns { 0 } else { 2 };
            sizes[column(at)] = sizes[column(at)].max(size + gap);
        }
        let is_fitting = width == 0 || sizes.iter().sum::<usize>() < width;
        (is_fitting || n_columns == 1).then_some((n_rows, n_columns, sizes))
    });
    let Some((n_rows, n_columns, sizes)) = arrangement else { return String::new() };
    let mut text = String::new();
    for row in 0..n_rows {
        let mut gap = 0;
        for (column, size) in sizes.iter().enumerate() {
            let at = if is_across { row * n_columns + column } else { column * n_rows + row };
            let Some(name) = names.get(at) else { break };
            text.extend(std::iter::repeat_n(' ', gap));
            text.push_str(name);
            gap = size.saturating_sub(widths[at]);
        }
        text.push('\n');
    }
    text
}

/// Returns how many columns a character takes in a terminal.
const fn columns_of(letter: char) -> usize {
    match letter as u32 {
        0x300..=0x36F | 0x200B..=0x200F | 0xFE00..=0xFE0F => 0,
        0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE6F => 2,
        0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x1F300..=0x1F64F | 0x1F900..=0x1F9FF | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}

/// The most columns that are tried, so that the work stays small.
const MOST_COLUMNS: usize = 300;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[&str], width: usize, expected: &str) {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(columns(&names, width, false), expected);
    }

    #[test]
    fn columns_are_as_wide_as_their_widest_name() {
        check(&["a", "bbbb", "c", "d"], 80, "a  bbbb  c  d\n");
        check(&["a", "bbbb", "c", "d"], 9, "a     c\nbbbb  d\n");
        check(&["aaaaaaaaaa", "b"], 5, "aaaaaaaaaa\nb\n");
        check(&["日本", "b", "c"], 80, "日本  b  c\n");
    }
}
