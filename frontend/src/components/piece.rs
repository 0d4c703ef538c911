//! Pieces of the page: what is drawn from what it is given, alone (`Draw`) or with a state of its own (`Live`).
//!
//! Each component that Yew knows costs the page's download some two and a half kilobytes of its own before it draws anything. Pieces share two: they
//! keep what they drew until the piece they are given differs from the one before, as a component does.

use std::any::{Any, TypeId};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::rc::Rc;

use yew::functional::{Hook, HookContext};
use yew::prelude::*;
use yew::virtual_dom::Key;

use crate::words::{Words, use_words};

/// What is drawn from its fields alone.
pub(crate) trait Draw: PartialEq + 'static {
    /// Draws it.
    fn draw(&self, words: &Words) -> Html;
}

/// Places a piece.
pub(crate) fn piece(of: impl Draw) -> Html {
    html! { <Piece of={Drawn(Rc::new(of))} /> }
}

/// A piece whose type is forgotten.
trait AnyDraw {
    fn draw(&self, words: &Words) -> Html;
    fn any(&self) -> &dyn Any;
    fn is_same(&self, other: &dyn Any) -> bool;
}

impl<T: Draw> AnyDraw for T {
    fn draw(&self, words: &Words) -> Html {
        Draw::draw(self, words)
    }

    fn any(&self) -> &dyn Any {
        self
    }

    fn is_same(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }
}

#[derive(Clone)]
struct Drawn(Rc<dyn AnyDraw>);

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_same(other.0.any())
    }
}

/// Properties of [`Piece`].
#[derive(PartialEq, Properties)]
struct PieceProps {
    of: Drawn,
}

/// The component of all pieces.
#[component]
fn Piece(props: &PieceProps) -> Html {
    props.of.0.draw(&use_words())
}

/// What keeps something between two drawings. [`live_by!`](crate::components::piece::live_by) makes one of a hook.
pub(crate) trait Live: PartialEq + 'static {
    /// Draws it.
    fn live(&self, context: &mut HookContext) -> Html;
}

/// Makes pieces of these fields live: the hook draws them.
macro_rules! live_by {
    ($fields:ty, $hook:ident) => {
        impl $crate::components::piece::Live for $fields {
            fn live(&self, context: &mut yew::functional::HookContext) -> Html {
                yew::functional::Hook::run($hook(self), context)
            }
        }
    };
}
pub(crate) use live_by;

/// Places a live piece where no other of its type stands beside it.
pub(crate) fn live<T: Live>(of: T) -> Html {
    // Two types must never take each other's place, because each would find what the other has kept.
    let mut digest = DefaultHasher::new();
    TypeId::of::<T>().hash(&mut digest);
    keyed(Key::from(digest.finish()), LiveOne(Rc::new(of)))
}

/// Places a live piece among others of its type.
pub(crate) fn live_keyed(key: impl Into<Key>, of: impl Live) -> Html {
    keyed(key.into(), LiveOne(Rc::new(of)))
}

fn keyed(key: Key, of: LiveOne) -> Html {
    html! { <LivePiece {key} {of} /> }
}

/// A live piece whose type is forgotten.
trait AnyLive {
    fn live(&self, context: &mut HookContext) -> Html;
    fn any(&self) -> &dyn Any;
    fn is_same(&self, other: &dyn Any) -> bool;
}

impl<T: Live> AnyLive for T {
    fn live(&self, context: &mut HookContext) -> Html {
        Live::live(self, context)
    }

    fn any(&self) -> &dyn Any {
        self
    }

    fn is_same(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }
}

#[derive(Clone)]
struct LiveOne(Rc<dyn AnyLive>);

impl PartialEq for LiveOne {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_same(other.0.any())
    }
}

/// Properties of [`LivePiece`].
#[derive(PartialEq, Properties)]
struct LivePieceProps {
    of: LiveOne,
}

/// The component of all live pieces.
#[component]
fn LivePiece(props: &LivePieceProps) -> Html {
    use_live(&props.of)
}

/// Draws a live piece: the hook that it is.
fn use_live(of: &LiveOne) -> impl Hook<Output = Html> + '_ {
    LiveHook(of)
}

struct LiveHook<'piece>(&'piece LiveOne);

impl Hook for LiveHook<'_> {
    type Output = Html;

    fn run(self, context: &mut HookContext) -> Html {
        self.0.0.live(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(PartialEq)]
    struct Number(u8);

    #[derive(PartialEq)]
    struct Letter(u8);

    impl Draw for Number {
        fn draw(&self, _words: &Words) -> Html {
            html! { {self.0} }
        }
    }

    impl Draw for Letter {
        fn draw(&self, _words: &Words) -> Html {
            Html::default()
        }
    }

    #[test]
    fn a_piece_equals_those_of_its_own_type_and_content() {
        let one = Drawn(Rc::new(Number(1)));
        assert!(one == Drawn(Rc::new(Number(1))));
        assert!(one != Drawn(Rc::new(Number(2))));
        assert!(one != Drawn(Rc::new(Letter(1))));
    }
}
