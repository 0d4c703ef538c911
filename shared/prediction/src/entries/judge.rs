//! Whether a record holds what a vertex needs: BuildKit's rule, and what it becomes where something is not known.
//!
//! A vertex is found if a record has the same operation and, for every input, one key in common. What is not known makes a *maybe*, which what
//! stands above inherits.

use super::{Alternative, CacheEntries, CacheEntry};
use crate::key::{Digester, Key};
use crate::plan::{Content, Input, Plan, Source, Vertex};

/// Walks the vertices of a plan in order, and remembers which result each one is.
pub(crate) struct Judge<'a> {
    plan: &'a Plan,
    /// One for each vertex that was settled.
    results: Vec<ResultId>,
}

/// Which result a vertex has.
#[derive(Clone, Debug)]
struct ResultId {
    id: Key,
    /// What it may be instead, where that depends on something unknown.
    maybe: Vec<Key>,
}

/// What the records say of a vertex; numbers are places in them.
#[derive(Clone, Debug)]
pub(crate) enum Judgement {
    /// It is there.
    Hit(usize),
    /// It was there.
    Dropped(usize),
    /// It is one of these, or none.
    Maybe(Vec<usize>),
    /// It is not there.
    Miss,
}

/// An input with the keys that its place in the build would give it, worked out once for all records.
struct InputKeys<'i> {
    input: &'i Input,
    /// By where it comes from, if that is certain.
    direct: Option<Key>,
    /// By where it may come from.
    maybe: Vec<Key>,
}

/// How well an input fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    No,
    Maybe,
    Yes,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(plan: &'a Plan) -> Self {
        Self { plan, results: Vec::with_capacity(plan.vertices.len()) }
    }

    /// Judges the vertex that comes next.
    pub(crate) fn judge(&self, records: &CacheEntries, number: usize) -> Judgement {
        let Some(vertex) = self.plan.vertices.get(number) else { return Judgement::Miss };
        let mut best: Option<((usize, u32), usize)> = None;
        let mut dropped = None;
        let mut maybe = Vec::new();
        let wanted: Vec<InputKeys<'_>> = vertex.inputs.iter().map(|input| self.wanted(input)).collect();
        for (at, record, fit) in self.fits(records, vertex, &wanted) {
            match fit {
                Fit::Yes if record.is_dropped => dropped = Some(at),
                Fit::Yes => {
                    // What is found by where it comes from goes before what is found by content; then the newest.
                    let inputs = wanted.iter().zip(&record.inputs);
                    let n_direct = inputs.filter(|(input, keys)| input.fit(keys) == Fit::Yes).count();
                    let rank = (n_direct, record.build);
                    if best.is_none_or(|(known, _)| known < rank) {
                        best = Some((rank, at));
                    }
                }
                Fit::Maybe if !record.is_dropped => maybe.push(at),
                Fit::Maybe | Fit::No => {}
            }
        }
        match (best, dropped) {
            (Some((_, at)), _) => Judgement::Hit(at),
            (None, Some(at)) => Judgement::Dropped(at),
            (None, None) if maybe.is_empty() => Judgement::Miss,
            (None, None) => Judgement::Maybe(maybe),
        }
    }

    /// Returns the places of all records that a judgement of the vertex that comes next depends on: those that fit, or may fit.
    pub(crate) fn usable(&self, records: &CacheEntries, number: usize) -> Vec<usize> {
        let Some(vertex) = self.plan.vertices.get(number) else { return Vec::new() };
        let wanted: Vec<InputKeys<'_>> = vertex.inputs.iter().map(|input| self.wanted(input)).collect();
        let fits = self.fits(records, vertex, &wanted);
        fits.filter(|(_, _, fit)| *fit != Fit::No).map(|(at, ..)| at).collect()
    }

    /// Lays a vertex beside every record of its operation.
    fn fits<'r>(
        &self,
        records: &'r CacheEntries,
        vertex: &Vertex,
        wanted: &[InputKeys<'_>],
    ) -> impl Iterator<Item = (usize, &'r CacheEntry, Fit)> {
        let of_operation = records.range(vertex.operation).filter_map(|at| Some((at, records.get(at)?)));
        let with_inputs = of_operation.filter(|(_, record)| record.inputs.len() == wanted.len());
        with_inputs.map(|(at, record)| (at, record, self.fit_all(wanted, &record.inputs)))
    }

    /// Notes which result the vertex has, if it is as judged.
    pub(crate) fn settle_by(&mut self, records: &CacheEntries, number: usize, judgement: &Judgement) {
        let is_fresh = self.plan.vertices.get(number).is_some_and(|vertex| vertex.ignores_cache);
        if is_fresh {
            // What runs without the cache is a result of its own.
            return self.settle_as(self.fresh_id(number, u32::MAX));
        }
        let id_at = |at: &usize| records.get(*at).map(|record| record.id);
        let result = match judgement {
            Judgement::Hit(at) | Judgement::Dropped(at) => {
                ResultId { id: id_at(at).unwrap_or(Key(0)), maybe: Vec::new() }
            }
            Judgement::Maybe(places) => {
                ResultId { id: self.new_id(number), maybe: places.iter().filter_map(id_at).collect() }
            }
            Judgement::Miss => ResultId { id: self.new_id(number), maybe: Vec::new() },
        };
        self.results.push(result);
    }

    /// Notes that the vertex has a result of that identity.
    pub(crate) fn settle_as(&mut self, id: Key) {
        self.results.push(ResultId { id, maybe: Vec::new() });
    }

    /// Returns which result a settled vertex has, if that is certain.
    pub(crate) fn result(&self, number: usize) -> Option<Key> {
        self.results.get(number).filter(|result| result.maybe.is_empty()).map(|result| result.id)
    }

    /// Returns the identity of a result that is new.
    pub(crate) fn new_id(&self, number: usize) -> Key {
        let mut digester = Digester::new(60);
        if let Some(vertex) = self.plan.vertices.get(number) {
            digester.key(vertex.operation).number(vertex.inputs.len() as u64);
        }
        for keys in self.alternatives(number) {
            match keys.first() {
                Some(Alternative::Definition(key)) => digester.number(1).key(*key),
                Some(Alternative::Content(key)) => digester.number(2).key(*key),
                Some(Alternative::Above(key, below)) => digester.number(3).key(*key).key(*below),
                None => digester.number(0),
            };
        }
        digester.finish()
    }

    /// Returns the identity of a result that was made without looking for another.
    pub(crate) fn fresh_id(&self, number: usize, build: u32) -> Key {
        let mut digester = Digester::new(61);
        digester.key(self.new_id(number)).number(u64::from(build));
        digester.finish()
    }

    /// Returns the keys of each input.
    pub(crate) fn alternatives(&self, number: usize) -> Vec<Vec<Alternative>> {
        let inputs = self.plan.vertices.get(number).map_or(&[][..], |vertex| vertex.inputs.as_slice());
        inputs.iter().map(|input| self.keys(input)).collect()
    }

    fn keys(&self, input: &Input) -> Vec<Alternative> {
        let mut keys = Vec::with_capacity(2);
        match &input.source {
            Source::Vertex(number) => {
                keys.extend(self.id(*number).map(|id| Alternative::Definition(input.selector.with(id))));
            }
            Source::Image { manifest, layers } => {
                keys.push(Alternative::Definition(*manifest));
                keys.extend(layers.map(Alternative::Definition));
            }
            Source::Pinned(key) => keys.push(Alternative::Definition(*key)),
            Source::Context | Source::Remote(_) => {}
        }
        match &input.content {
            Some(Content::Known { key, .. }) => keys.push(Alternative::Content(*key)),
            Some(Content::Above { key, below }) => {
                keys.extend(self.id(*below).map(|below| Alternative::Above(*key, below)));
            }
            Some(Content::Unknown | Content::Missing { .. }) | None => {}
        }
        keys
    }

    fn id(&self, number: u32) -> Option<Key> {
        self.results.get(number as usize).map(|result| result.id)
    }

    /// Lays an input beside the keys of a record's input.
    pub(crate) fn fit(&self, input: &Input, keys: &[Alternative]) -> Fit {
        self.wanted(input).fit(keys).max(self.fit_content(input, keys))
    }

    /// Returns how well the input fits that fits worst.
    fn fit_all(&self, wanted: &[InputKeys<'_>], inputs: &[Vec<Alternative>]) -> Fit {
        let mut worst = Fit::Yes;
        for (wanted, keys) in wanted.iter().zip(inputs) {
            let fit = match wanted.fit(keys) {
                Fit::Yes => Fit::Yes,
                fit => fit.max(self.fit_content(wanted.input, keys)),
            };
            if fit == Fit::No {
                return fit;
            }
            worst = worst.min(fit);
        }
        worst
    }

    fn wanted<'i>(&self, input: &'i Input) -> InputKeys<'i> {
        let result = match &input.source {
            Source::Vertex(number) => self.results.get(*number as usize),
            _ => None,
        };
        let key = |id: &Key| input.selector.with(*id);
        let (direct, maybe) = match result {
            Some(result) if result.maybe.is_empty() => (Some(key(&result.id)), Vec::new()),
            Some(result) => (None, result.maybe.iter().chain([&result.id]).map(key).collect()),
            None => (None, Vec::new()),
        };
        InputKeys { input, direct, maybe }
    }

    fn fit_content(&self, input: &Input, keys: &[Alternative]) -> Fit {
        match &input.content {
            Some(Content::Known { key, .. }) if keys.contains(&Alternative::Content(*key)) => Fit::Yes,
            Some(Content::Known { .. }) => {
                let is_open = keys.iter().any(|known| matches!(known, Alternative::Above(..)));
                if is_open { Fit::Maybe } else { Fit::No }
            }
            Some(Content::Above { key, below }) => {
                let Some(result) = self.results.get(*below as usize) else { return Fit::Maybe };
                let fits = keys.iter().map(|known| match known {
                    Alternative::Definition(_) => Fit::No,
                    Alternative::Content(_) => Fit::Maybe,
                    Alternative::Above(files, id) => {
                        let is_same = *id == result.id && result.maybe.is_empty();
                        match (files == key, is_same) {
                            (true, true) => Fit::Yes,
                            // The same below and something else above it.
                            (false, true) => Fit::No,
                            (_, false) => Fit::Maybe,
                        }
                    }
                });
                fits.max().unwrap_or(Fit::No)
            }
            Some(Content::Unknown) => Fit::Maybe,
            Some(Content::Missing { .. }) | None => Fit::No,
        }
    }
}

impl InputKeys<'_> {
    /// Says how well the place where the input comes from fits the keys of a record's input.
    fn fit(&self, keys: &[Alternative]) -> Fit {
        let has = |key: Key| keys.contains(&Alternative::Definition(key));
        match &self.input.source {
            Source::Vertex(_) if self.direct.is_some_and(has) => Fit::Yes,
            Source::Vertex(_) if self.maybe.iter().any(|key| has(*key)) => Fit::Maybe,
            Source::Image { manifest, layers } if has(*manifest) || layers.is_some_and(has) => Fit::Yes,
            Source::Pinned(key) if has(*key) => Fit::Yes,
            Source::Remote(_) => Fit::Maybe,
            Source::Vertex(_) | Source::Context | Source::Image { .. } | Source::Pinned(_) => Fit::No,
        }
    }
}
