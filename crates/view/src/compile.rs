//! From markup to calls of the app's `html` module, which build it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use rstml::node::{
    KeyedAttribute, KeyedAttributeValue, Node, NodeAttribute, NodeBlock, NodeElement,
};
use syn::spanned::Spanned;
use syn::{Error, Expr, Lit, Result, Stmt};

use crate::template::{Given, Template};

/// The calls that build the markup; they name the app's `html` module.
///
/// Each part is a call of its own: handing over a list of them would copy each once more.
pub(crate) fn compile(markup: TokenStream) -> Result<TokenStream> {
    let nodes = rstml::Parser::default().parse_simple(markup)?;
    let mut template = Template::default();
    for node in &nodes {
        add(node, false, &mut template)?;
    }
    let Template { text, parts } = template;
    // No name of the caller's is this one, however it is spelled.
    let markup = Ident::new("markup", Span::mixed_site());
    let parts = parts.iter().map(|Given { taker, value }| {
        quote_spanned! {value.span()=> #markup.#taker(#value); }
    });
    Ok(quote! {{
        let mut #markup = crate::html::Markup::new(#text);
        #(#parts)*
        #markup.done()
    }})
}

fn add<C: ToTokens + rstml::node::CustomNode>(
    node: &Node<C>,
    in_svg: bool,
    template: &mut Template,
) -> Result<()> {
    match node {
        Node::Element(element) => add_element(element, in_svg, template),
        Node::Fragment(fragment) => fragment
            .children
            .iter()
            .try_for_each(|child| add(child, in_svg, template)),
        Node::Text(text) => {
            template.text(&without_end_mark(&text.value_string(), text)?);
            Ok(())
        }
        Node::Block(block) => {
            let value = block_value(block)?;
            template.child(value);
            Ok(())
        }
        Node::RawText(text) => Err(Error::new_spanned(
            text,
            "a text stands in quotes: \"text\"",
        )),
        other => Err(Error::new_spanned(
            other,
            "only elements, texts in quotes and blocks in braces can stand here",
        )),
    }
}

fn add_element<C: ToTokens + rstml::node::CustomNode>(
    element: &NodeElement<C>,
    in_svg: bool,
    template: &mut Template,
) -> Result<()> {
    let name = element.name().to_string();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !name.chars().all(plain) {
        return Err(Error::new_spanned(
            element.name(),
            "an element has a name in small letters; a component is a function, called in braces",
        ));
    }
    let svg = in_svg || name == "svg";
    template.open(&name, svg);
    for attribute in element.attributes() {
        add_attribute(attribute, template)?;
    }
    for child in &element.children {
        add(child, svg, template)?;
    }
    template.close();
    Ok(())
}

fn add_attribute(attribute: &NodeAttribute, template: &mut Template) -> Result<()> {
    let NodeAttribute::Attribute(attribute) = attribute else {
        return Err(Error::new_spanned(attribute, "an attribute has a name"));
    };
    let name = attribute.key.to_string();
    let (kind, name) = match name.split_once(':') {
        None => return add_plain(&name, attribute, template),
        Some(("on", event)) => ('@', event),
        Some(("prop", property)) => (':', property),
        Some(("class", class)) => ('?', class),
        Some((other, _)) => {
            let message = format!("`{other}:` is not known here: on:, prop: and class: are");
            return Err(Error::new_spanned(&attribute.key, message));
        }
    };
    let value = value_of(attribute)?;
    template.part(kind, name, value.to_token_stream());
    Ok(())
}

fn add_plain(name: &str, attribute: &KeyedAttribute, template: &mut Template) -> Result<()> {
    if matches!(attribute.possible_value, KeyedAttributeValue::None) {
        template.attribute(name, "");
        return Ok(());
    }
    let value = value_of(attribute)?;
    if let Expr::Lit(literal) = value
        && let Lit::Str(text) = &literal.lit
    {
        template.attribute(name, &without_end_mark(&text.value(), text)?);
        return Ok(());
    }
    template.part('=', name, value.to_token_stream());
    Ok(())
}

fn value_of(attribute: &KeyedAttribute) -> Result<&Expr> {
    attribute
        .value()
        .ok_or_else(|| Error::new_spanned(attribute, "this needs a value: name=value"))
}

/// What a block gives, without braces that stand around one expression only.
fn block_value(block: &NodeBlock) -> Result<TokenStream> {
    let block = block
        .try_block()
        .ok_or_else(|| Error::new_spanned(block, "an expression is missing here"))?;
    Ok(match block.stmts.as_slice() {
        [Stmt::Expr(only, None)] => only.to_token_stream(),
        _ => block.to_token_stream(),
    })
}

/// `\0` ends a text in the template, so none may hold one.
fn without_end_mark(text: &str, at: &impl ToTokens) -> Result<String> {
    if text.contains('\0') {
        return Err(Error::new_spanned(at, "a text must not hold \\0"));
    }
    Ok(text.to_owned())
}
