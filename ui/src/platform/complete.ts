// The Rust side fills in what a message leaves out, so its types say "optional". Here everything is
// always said.
import type * as generated from "@/generated/bindings";

export type Channel = generated.CustomerChannel;
export type Order = Required<generated.Order>;
export type Context = {
  channel: Channel;
  now: string | null;
  order: Order | null;
  product: string | null;
  customer: generated.Customer | null;
  events?: generated.ShopEvent[];
};
export type Message = { text: string; context: Context };

/** A message as the Rust side tells it. */
export type ToldMessage = generated.Message;
export type ToldContext = generated.Context;
