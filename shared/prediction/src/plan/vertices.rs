//! How the walk adds vertices: each one once, with what goes into it.

use std::sync::Arc;

use dockerfile::reference::ImageReference;

use super::stage::StageState;
use super::walk::{PlanStep, PlanWalk};
use super::{Around, Definition, Input, Source, Vertex, VertexKind};
use crate::input::BaseImage;
use crate::key::{Digester, Key};
use crate::tree::Effect;

impl PlanWalk<'_> {
    /// Adds a vertex, or finds the one that is the same, and notes that an instruction makes it.
    pub(super) fn push(&mut self, mut vertex: Vertex, index: usize) -> u32 {
        vertex.is_scoped = self.is_scoped(&vertex);
        let mut digester = Digester::new(31);
        digester.key(vertex.operation).number(vertex.kind as u64).number(u64::from(vertex.ignores_cache));
        for input in &vertex.inputs {
            digester.key(input.selector);
            match &input.source {
                Source::Vertex(number) => digester.number(1).number(u64::from(*number)),
                Source::Context => digester.number(2),
                Source::Image { manifest, layers } => {
                    digester.number(3).key(*manifest).key(layers.unwrap_or(Key(0)))
                }
                Source::Pinned(key) => digester.number(4).key(*key),
                Source::Remote(name) => digester.number(5).text(name),
            };
        }
        let next = u32::try_from(self.plan.vertices.len()).unwrap_or(u32::MAX);
        let number = *self.known.entry(digester.finish()).or_insert(next);
        if number == next {
            self.plan.vertices.push(vertex);
        }
        if let Some(planned) = self.plan.instructions.get_mut(index)
            && !planned.vertices.contains(&number)
        {
            planned.vertices.push(number);
        }
        number
    }

    /// Returns whether only builds of the same scope can find the vertex in the cache.
    fn is_scoped(&self, vertex: &Vertex) -> bool {
        let scope = &self.input.options.scope;
        let own = match vertex.kind {
            VertexKind::Run => !scope.hosts.is_empty(),
            VertexKind::Workdir => scope.epoch.is_some() && self.epoch().is_some(),
            VertexKind::Copy => scope.epoch.is_some() && self.epoch_of_copies().is_some(),
            VertexKind::Image | VertexKind::Document | VertexKind::Merge => false,
        };
        // What is found by content as well is found by whoever writes the same, whatever its key by definition says.
        let on_scoped = |input: &Input| match &input.source {
            Source::Vertex(number) if input.content.is_none() => {
                self.plan.vertices.get(*number as usize).is_some_and(|vertex| vertex.is_scoped)
            }
            _ => false,
        };
        own || vertex.inputs.iter().any(on_scoped)
    }

    /// Adds the vertex of an image.
    pub(super) fn image(&mut self, name: &str, platform: &Arc<str>, index: usize, stage: usize) -> u32 {
        let image = self.known_image(name);
        let reference = full_name(name);
        let mut manifest = Digester::new(32);
        match image.filter(|image| !image.manifest.is_empty()) {
            Some(image) => manifest.number(1).text(&image.manifest),
            None => manifest.number(0).text(&reference),
        };
        manifest.text(platform);
        let layers = image.filter(|image| !image.chain.is_empty()).map(|image| {
            let mut digester = Digester::new(33);
            digester.text(&image.chain);
            digester.finish()
        });
        let vertex = Vertex {
            kind: VertexKind::Image,
            definition: Definition::Image {
                reference: name.into(),
                platform: platform.clone(),
                is_here: image.is_some_and(|image| !image.manifest.is_empty()),
            },
            operation: Digester::new(34).finish(),
            inputs: vec![Input {
                source: Source::Image { manifest: manifest.finish(), layers },
                selector: Key(0),
                content: None,
            }],
            instruction: index,
            stage,
            ignores_cache: false,
            is_scoped: false,
            around: Around::default(),
            effect: Effect::Opaque,
        };
        self.push(vertex, index)
    }

    /// Returns what is known of an image, found by its name as written or by its full name.
    pub(super) fn known_image(&self, name: &str) -> Option<&BaseImage> {
        let images = self.input.images;
        let exact = images.iter().find(|image| image.reference == name);
        exact.or_else(|| {
            let full = full_name(name);
            images.iter().find(|image| full_name(&image.reference) == full)
        })
    }
}

impl PlanStep<'_> {
    /// Creates a vertex of this instruction, without operation and inputs.
    pub(super) fn vertex(&self, kind: VertexKind, definition: Definition, state: &StageState) -> Vertex {
        Vertex {
            kind,
            definition,
            operation: Key(0),
            inputs: Vec::new(),
            instruction: self.index,
            stage: self.stage,
            ignores_cache: false,
            is_scoped: false,
            around: Around {
                environment: state.environment.clone(),
                workdir: state.workdir.clone(),
                user: state.user.clone(),
            },
            effect: Effect::Opaque,
        }
    }
}

/// Creates the input that a step writes on.
pub(super) fn under(vertex: u32) -> Input {
    Input { source: Source::Vertex(vertex), selector: Key(0), content: None }
}

fn full_name(name: &str) -> String {
    ImageReference::parse(name).map_or_else(|_| name.to_owned(), |read| read.with_default_tag().to_string())
}
