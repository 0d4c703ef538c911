//! Pieces of the page that are drawn from what they are given alone: no state, no hooks.
//!
//! Each component that Yew knows costs the page's download some two and a half kilobytes of its own before it draws anything. Pieces share one: it
//! keeps what it drew until the piece it is given differs from the one before, as a component does.

use std::any::Any;
use std::rc::Rc;

use yew::prelude::*;

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
