// A small made-up shop in memory, for unit tests and for looking at the screens in a browser. Never
// part of a build.
export { fakePlatform as testingPlatform } from "./fake/fakePlatform";
export type { FakeOptions } from "./fake/options";
