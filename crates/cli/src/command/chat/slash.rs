//! Lines of a chat that are not said to the bot: `/order`, `/reset`, …

use kaopu_engine::Session;
use kaopu_model::{Channel, Customer, OrderState};

use super::Chat;
use crate::failure::Outcome;
use crate::input::{find_product, moment, order_state};
use crate::output::{Line, TextStyle, Ui};

/// A line that begins with `/`, with what follows it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Slash<'a> {
    /// The state of the customer's order, and its number.
    Order(&'a str, &'a str),
    Product(&'a str),
    Channel(&'a str),
    Now(&'a str),
    Customer(&'a str),
    Trace,
    Reset,
    Help,
    Quit,
    Unknown(&'a str),
}

impl<'a> Slash<'a> {
    /// Reads a line; `None` if it is a message.
    pub(super) fn read(line: &'a str) -> Option<Self> {
        let rest = line.strip_prefix('/')?;
        let (name, argument) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let argument = argument.trim();
        Some(match name {
            "order" => {
                let (state, id) =
                    argument.split_once(char::is_whitespace).unwrap_or((argument, ""));
                Self::Order(state, id.trim())
            }
            "product" => Self::Product(argument),
            "channel" => Self::Channel(argument),
            "now" => Self::Now(argument),
            "customer" => Self::Customer(argument),
            "trace" => Self::Trace,
            "reset" => Self::Reset,
            "help" | "?" => Self::Help,
            "quit" | "exit" | "q" => Self::Quit,
            _ => Self::Unknown(name),
        })
    }
}

impl Chat<'_> {
    /// Does what a `/` line asks for, and says how things stand then. What can't be understood
    /// changes nothing.
    pub(super) fn obey(&mut self, line: Slash<'_>, ui: &mut Ui) -> Outcome {
        let complaint = match line {
            Slash::Help => return help(ui),
            Slash::Reset => {
                self.session = Session::default();
                self.context = self.at_start.clone();
                None
            }
            Slash::Trace => {
                self.trace = !self.trace;
                None
            }
            Slash::Unknown(name) => Some(ui.language.choose(
                format!("没有 /{name} 这个命令，/help 看有哪些"),
                format!("there is no /{name}; /help lists what there is"),
            )),
            change => self.change(change, ui).err(),
        };
        match complaint {
            Some(complaint) => ui.note(complaint),
            None => {
                ui.say(Line::new().add(TextStyle::Quiet, format!("— {}", self.situation(ui))))?
            }
        }
        Ok(())
    }

    /// Changes the situation; an argument left out goes back to nothing.
    fn change(&mut self, line: Slash<'_>, ui: &Ui) -> Result<(), String> {
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let context = &mut self.context;
        match line {
            Slash::Order("", _) => context.order = None,
            Slash::Order(state, id) => {
                let state: OrderState = order_state(state)?;
                let mut order = context.order.take().unwrap_or_default();
                order.state = state;
                order.id = given(id).unwrap_or(order.id);
                context.order = Some(order);
            }
            Slash::Product(text) => {
                let found = given(text).map(|text| find_product(self.knowledge, &text)).transpose();
                context.product =
                    found.map_err(|failure| ui.of(&failure.error.message).to_owned())?;
            }
            Slash::Channel(text) => {
                let channel =
                    if text.is_empty() { Some(Channel::default()) } else { Channel::parse(text) };
                context.channel = channel
                    .ok_or(ui.t("渠道是 chat 聊天 或 phone 电话", "a channel is chat or phone"))?;
            }
            Slash::Now("") => context.now = self.at_start.now,
            Slash::Now(text) => context.now = Some(moment::parse(text)?),
            Slash::Customer(text) => {
                context.customer =
                    given(text).map(|name| Customer { name: Some(name), ..Customer::default() })
            }
            Slash::Trace | Slash::Reset | Slash::Help | Slash::Quit | Slash::Unknown(_) => {}
        }
        Ok(())
    }

    /// The situation in one line.
    fn situation(&self, ui: &Ui) -> String {
        let context = &self.context;
        let order = context
            .order
            .as_ref()
            .map(|order| format!("{} {}", ui.t(order.state.zh(), order.state.code()), order.id));
        let parts = [
            (ui.t("订单", "order"), order),
            (ui.t("商品", "product"), context.product.as_ref().map(|id| id.0.clone())),
            (
                ui.t("渠道", "channel"),
                Some(ui.t(context.channel.zh(), context.channel.code()).to_owned()),
            ),
            (
                ui.t("时间", "now"),
                context.now.map(|now| now.strftime("%Y-%m-%d %H:%M").to_string()),
            ),
            (
                ui.t("顾客", "customer"),
                context.customer.as_ref().and_then(|customer| customer.name.clone()),
            ),
        ];
        let parts = parts
            .into_iter()
            .filter_map(|(label, value)| Some(format!("{label} {}", value?.trim_end())));
        parts.collect::<Vec<_>>().join(" · ")
    }
}

fn help(ui: &mut Ui) -> Outcome {
    let lines = [
        (
            "/order 已签收 [订单号]",
            "顾客的订单；不写就是没有",
            "the customer's order; nothing: none",
        ),
        ("/product 羊毛衫", "正在聊的商品", "the product being talked about"),
        ("/channel phone", "渠道：chat 聊天，phone 电话", "chat or phone"),
        ("/now 2026-11-11 00:05", "店铺的时间", "the time at the shop"),
        ("/customer 王先生", "顾客怎么称呼", "the customer's name"),
        ("/trace", "每句下面显示依据，再写一次关掉", "show why below each reply; again: stop"),
        ("/reset", "从头开始", "begin again"),
        ("/quit", "结束", "end"),
    ];
    for (order, zh, en) in lines {
        ui.say(
            Line::new().add(TextStyle::Cyan, format!("  {order}")).plain("  ").plain(ui.t(zh, en)),
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_orders_and_leaves_messages_alone() {
        assert_eq!(Slash::read("什么时候发货"), None);
        assert_eq!(Slash::read("/order 已签收 123"), Some(Slash::Order("已签收", "123")));
        assert_eq!(Slash::read("/order"), Some(Slash::Order("", "")));
        assert_eq!(Slash::read("/now 2026-11-11 00:05"), Some(Slash::Now("2026-11-11 00:05")));
        assert_eq!(Slash::read("/dance"), Some(Slash::Unknown("dance")));
    }
}
