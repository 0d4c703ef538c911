//! Which steps a change of one file would reach.

use crate::plan::{Content, Plan, Source};

/// How far a change reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// The step runs again.
    Runs,
    /// The step runs again unless a step that runs again writes the same as before.
    Depends,
}

/// Returns the instructions that a change of a file's content reaches, by index, in order.
///
/// A file that `.dockerignore` leaves out reaches none, and neither does one that no step takes. The Dockerfile counts as the ordinary file of the
/// context that it is: what a change of its instructions does is another question.
#[must_use]
pub fn what_if(plan: &Plan, path: &str) -> Vec<(usize, Reach)> {
    let Ok(number) = plan.files.binary_search_by(|file| (*file.path).cmp(path)) else {
        return Vec::new();
    };
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    let mut reached: Vec<Option<Reach>> = Vec::with_capacity(plan.vertices.len());
    for vertex in &plan.vertices {
        let mut reach = None;
        for input in &vertex.inputs {
            let takes = |files: &[u32]| files.binary_search(&number).is_ok();
            let through = match (&input.source, &input.content) {
                (Source::Context, Some(Content::Known { files, .. })) => takes(files).then_some(Reach::Runs),
                (Source::Vertex(from), content) => {
                    let above = reached.get(*from as usize).copied().flatten();
                    // Content can be the same although the result is another one.
                    above.map(|above| if content.is_some() { Reach::Depends } else { above })
                }
                _ => None,
            };
            reach = match (reach, through) {
                (Some(Reach::Runs), _) | (_, Some(Reach::Runs)) => Some(Reach::Runs),
                (reach, through) => reach.or(through),
            };
        }
        reached.push(reach);
    }
    let mut instructions = Vec::new();
    for (index, planned) in plan.instructions.iter().enumerate() {
        let own =
            planned.vertices.iter().filter_map(|number| reached.get(*number as usize).copied().flatten());
        let most = own.reduce(|one, other| if one == Reach::Runs { one } else { other });
        instructions.extend(most.map(|reach| (index, reach)));
    }
    instructions
}
