//! The order of the page's functions: like beside like, so that brotli finds what repeats close by.
//!
//! The same code made for different types is spread over the whole of a module; brought together, the module's transfer is some three
//! percent smaller. Nothing but the order changes.

use std::collections::HashMap;

use anyhow::Context as _;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// Writes a module with its functions in the better order.
pub(super) fn like_beside_like(wasm: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut n_imported = 0_usize;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    n_imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let order = order(&bodies);
    let mut places = vec![0; order.len()];
    for (place, function) in order.iter().enumerate() {
        places[*function] = u32::try_from(n_imported + place)?;
    }
    let mut module = Module::new();
    let mut writer = Writer { n_imported, order, places };
    writer.parse_core_module(&mut module, Parser::new(0), wasm).context("the page's module")?;
    Ok(module.finish())
}

/// Writes what it reads, functions by their new places.
struct Writer {
    n_imported: usize,
    /// The functions that are not imported, in their new order.
    order: Vec<usize>,
    /// Their new numbers, in their old order.
    places: Vec<u32>,
}

type Result<T> = std::result::Result<T, reencode::Error>;

impl Reencode for Writer {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32> {
        let own = (function as usize).checked_sub(self.n_imported);
        Ok(own.and_then(|own| self.places.get(own)).copied().unwrap_or(function))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<()> {
        let types: Vec<u32> = section.into_iter().collect::<std::result::Result<_, _>>()?;
        for function in &self.order {
            functions.function(types[*function]);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, code: &mut CodeSection, section: CodeSectionReader<'_>) -> Result<()> {
        let bodies: Vec<_> = section.into_iter().collect::<std::result::Result<_, _>>()?;
        for function in self.order.clone() {
            self.parse_function_body(code, bodies[function].clone())?;
        }
        Ok(())
    }
}

/// Returns the order: from each function to the one most like it that is left, and to the next in the old order where none is like it.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let marks: Vec<Vec<u32>> = bodies.iter().map(|body| marks(body)).collect();
    let mut owners: HashMap<u32, Vec<usize>> = HashMap::new();
    for (function, marks) in marks.iter().enumerate() {
        for mark in marks {
            owners.entry(*mark).or_default().push(function);
        }
    }
    // What is everywhere says nothing, and would take long to count.
    owners.retain(|_, owners| (2..MOST_OWNERS).contains(&owners.len()));
    let mut is_placed = vec![false; bodies.len()];
    let mut order = Vec::with_capacity(bodies.len());
    let mut n_shared = vec![0_u32; bodies.len()];
    for first in 0..bodies.len() {
        let mut next = (!is_placed[first]).then_some(first);
        while let Some(function) = next {
            is_placed[function] = true;
            order.push(function);
            next = most_alike(function, &marks, &owners, &is_placed, &mut n_shared);
        }
    }
    order
}

/// Returns the function with the greatest part of its marks in common; `n_shared` is zero for all, before and after.
fn most_alike(
    function: usize,
    marks: &[Vec<u32>],
    owners: &HashMap<u32, Vec<usize>>,
    is_placed: &[bool],
    n_shared: &mut [u32],
) -> Option<usize> {
    let mut found = Vec::new();
    for owner in marks[function].iter().filter_map(|mark| owners.get(mark)).flatten() {
        if !is_placed[*owner] {
            if n_shared[*owner] == 0 {
                found.push(*owner);
            }
            n_shared[*owner] += 1;
        }
    }
    let mut best = None;
    for other in found {
        let shared = std::mem::take(&mut n_shared[other]) as usize;
        let all = marks[function].len() + marks[other].len() - shared;
        let likeness = shared * 1000 / all.max(1);
        if best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, other));
        }
    }
    best.filter(|(likeness, _)| *likeness >= LEAST_LIKENESS).map(|(_, other)| other)
}

/// Returns digests of a sample of the pieces of a function; like functions have many in common.
fn marks(body: &[u8]) -> Vec<u32> {
    let digest = |piece: &[u8]| {
        piece
            .iter()
            .fold(0x811c_9dc5_u32, |digest, byte| (digest ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
    };
    let mut marks: Vec<u32> =
        body.windows(PIECE).map(digest).filter(|digest| digest.is_multiple_of(SAMPLE)).collect();
    marks.sort_unstable();
    marks.dedup();
    marks
}

/// Bytes of a piece.
const PIECE: usize = 6;
/// One piece of so many is looked at.
const SAMPLE: u32 = 2;
/// A piece that is in so many functions tells nothing.
const MOST_OWNERS: usize = 200;
/// From here on two functions are alike, in thousandths of their pieces.
const LEAST_LIKENESS: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_functions_come_together_and_nothing_is_lost() {
        let a: Vec<u8> = (0..200).map(|at| (at * 7 % 251) as u8).collect();
        let b: Vec<u8> = (0..200).map(|at| (at * at % 241) as u8).collect();
        let near = |body: &[u8]| {
            body.iter()
                .enumerate()
                .map(|(at, byte)| if at % 60 == 0 { 1 } else { *byte })
                .collect::<Vec<u8>>()
        };
        let (near_a, near_b) = (near(&a), near(&b));
        assert_eq!(order(&[&a, &b, &near_a, &[], &near_b]), [0, 2, 1, 4, 3]);
    }
}
