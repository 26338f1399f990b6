//! Products and their attributes.

use crate::ProductId;

/// `products.csv`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProductTable {
    /// Names of the attribute columns, in file order.
    pub attributes: Vec<String>,
    /// The products.
    pub products: Vec<Product>,
}

/// One product (商品).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Product {
    /// Stable id.
    pub id: ProductId,
    /// Its name as customers see it.
    pub name: String,
    /// What customers call it.
    pub aliases: Vec<String>,
    /// Values, one for each of the table's attributes; empty means not known.
    pub values: Vec<String>,
    /// Row in `products.csv`.
    pub row: u32,
}

impl ProductTable {
    /// The value of a product's attribute, if it is known.
    #[must_use]
    pub fn value<'a>(&self, product: &'a Product, attribute: &str) -> Option<&'a str> {
        let column = self.attributes.iter().position(|name| name == attribute)?;
        product.values.get(column).map(String::as_str).filter(|value| !value.is_empty())
    }
}
