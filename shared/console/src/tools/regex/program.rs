//! From a pattern's tree to a program.

use super::parse::{Assertion, Node, Set};

/// One step of a program; the next follows where nothing else is said.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Letter(usize),
    Assertion(Assertion),
    /// Goes on at two places, the first preferred.
    Split(usize, usize),
    Jump(usize),
    /// Notes where a group begins or ends.
    Note(usize),
    Match,
}

/// A program.
#[derive(Debug, Default)]
pub(super) struct Program {
    pub(super) steps: Vec<Step>,
    pub(super) sets: Vec<Set>,
    pub(super) n_groups: usize,
}

/// Compiles a tree; nothing when the program would be too long.
pub(super) fn compile(tree: &Node) -> Option<Program> {
    let mut program = Program::default();
    program.add(tree)?;
    program.steps.push(Step::Match);
    Some(program)
}

impl Program {
    fn add(&mut self, node: &Node) -> Option<()> {
        if self.steps.len() > MOST_STEPS {
            return None;
        }
        match node {
            Node::Letter(set) => {
                self.sets.push(set.clone());
                self.steps.push(Step::Letter(self.sets.len() - 1));
            }
            Node::Assertion(assertion) => self.steps.push(Step::Assertion(*assertion)),
            Node::Group(number, inner) => {
                self.n_groups = self.n_groups.max(*number);
                self.steps.push(Step::Note(2 * number));
                self.add(inner)?;
                self.steps.push(Step::Note(2 * number + 1));
            }
            Node::Sequence(nodes) => nodes.iter().try_for_each(|node| self.add(node))?,
            Node::Choice(nodes) => self.add_choice(nodes)?,
            Node::Repeat { node, least, most } => self.add_repeat(node, *least, *most)?,
        }
        Some(())
    }

    fn add_choice(&mut self, nodes: &[Node]) -> Option<()> {
        let mut jumps = Vec::new();
        for (number, node) in nodes.iter().enumerate() {
            let is_last = number + 1 == nodes.len();
            let split = self.steps.len();
            if !is_last {
                self.steps.push(Step::Split(split + 1, 0));
            }
            self.add(node)?;
            if !is_last {
                jumps.push(self.steps.len());
                self.steps.push(Step::Jump(0));
                self.steps[split] = Step::Split(split + 1, self.steps.len());
            }
        }
        let end = self.steps.len();
        jumps.into_iter().for_each(|jump| self.steps[jump] = Step::Jump(end));
        Some(())
    }

    fn add_repeat(&mut self, node: &Node, least: u32, most: Option<u32>) -> Option<()> {
        for _ in 0..least {
            self.add(node)?;
            // What is empty stays empty, however often.
            self.steps.push(Step::Jump(self.steps.len() + 1));
        }
        let Some(most) = most else {
            let split = self.steps.len();
            self.steps.push(Step::Split(split + 1, 0));
            self.add(node)?;
            self.steps.push(Step::Jump(split));
            self.steps[split] = Step::Split(split + 1, self.steps.len());
            return Some(());
        };
        let mut splits = Vec::new();
        for _ in least..most {
            splits.push(self.steps.len());
            self.steps.push(Step::Split(self.steps.len() + 1, 0));
            self.add(node)?;
        }
        let end = self.steps.len();
        splits.into_iter().for_each(|split| self.steps[split] = Step::Split(split + 1, end));
        Some(())
    }
}

/// The longest program.
const MOST_STEPS: usize = 20_000;
