//! Which texts a language has, and which values each of them asks for.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};
use fluent_syntax::parser;

/// One text as a translator sees it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Text {
    /// The file it stands in.
    pub(crate) file: String,
    /// The values it asks for.
    pub(crate) variables: BTreeSet<String>,
    /// Its words, with X for each value and the default of each choice.
    pub(crate) words: String,
}

/// Every text of a language, by key; an attribute's key has a dot.
pub(crate) type Catalog = BTreeMap<String, Text>;

/// Reads files of (name, source). Whatever is not Fluent, or stands twice, becomes a problem.
pub(crate) fn read(files: &[(&str, &str)], problems: &mut Vec<String>) -> Catalog {
    let mut catalog = Catalog::new();
    for (file, source) in files {
        let resource = parser::parse(*source).unwrap_or_else(|(resource, errors)| {
            problems.extend(errors.iter().map(|error| format!("{file}: {error}")));
            resource
        });
        for entry in &resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let id = message.id.name;
            let value = message.value.iter().map(|value| (id.to_owned(), value));
            let attributes = message
                .attributes
                .iter()
                .map(|attr| (format!("{id}.{}", attr.id.name), &attr.value));
            for (key, pattern) in value.chain(attributes) {
                let mut text = Text {
                    file: (*file).into(),
                    ..Text::default()
                };
                text.take(pattern, true);
                if let Some(first) = catalog.insert(key.clone(), text) {
                    problems.push(format!("{file}: {key} stands in {} too", first.file));
                }
            }
        }
    }
    catalog
}

impl Text {
    /// Takes in a pattern; the words only when `say`.
    fn take(&mut self, pattern: &Pattern<&str>, say: bool) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } if say => self.words.push_str(value),
                PatternElement::TextElement { .. } => {}
                PatternElement::Placeable { expression } => self.take_expression(expression, say),
            }
        }
    }

    fn take_expression(&mut self, expression: &Expression<&str>, say: bool) {
        match expression {
            Expression::Inline(inline) => {
                if say {
                    self.words.push('X');
                }
                self.take_inline(inline);
            }
            Expression::Select { selector, variants } => {
                self.take_inline(selector);
                for variant in variants {
                    self.take(&variant.value, say && variant.default);
                }
            }
        }
    }

    fn take_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.into());
            }
            InlineExpression::FunctionReference { arguments, .. }
            | InlineExpression::TermReference {
                arguments: Some(arguments),
                ..
            } => {
                self.take_arguments(arguments);
            }
            InlineExpression::Placeable { expression } => self.take_expression(expression, false),
            InlineExpression::TermReference {
                arguments: None, ..
            }
            | InlineExpression::MessageReference { .. }
            | InlineExpression::StringLiteral { .. }
            | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn take_arguments(&mut self, arguments: &CallArguments<&str>) {
        let named = arguments.named.iter().map(|argument| &argument.value);
        for argument in arguments.positional.iter().chain(named) {
            self.take_inline(argument);
        }
    }
}
