// How antd makes its styles. In WebKit a style that goes, or one that may hold for anything, has every
// element of the page matched anew: 25 to 45 ms where a page has two thousand. So none goes, and none
// may hold for anything.
import { createCache, type Transformer } from "@ant-design/cssinjs";

/**
 * A cache that gives nothing up. antd takes a component's variables away with the last one of its kind,
 * a dialog's with the dialog, and makes them and all its rules again for the next.
 * What is kept has to be no one else's: a theme's variables need a key of their own (`cssVar.key`).
 */
export function keepingCache(): ReturnType<typeof createCache> {
  const cache = createCache();
  const update = cache.opUpdate.bind(cache);
  cache.opUpdate = (key, next) => {
    const isNew = cache.opGet(key) === null;
    update(key, (before) => {
      const after = next(before);
      if (!isNew || after === null) return after;
      const [users, style] = after;
      return [users + 1, style];
    });
  };
  return cache;
}

/** antd gives all elements whose class begins with a component's name a border box; base.css has done so. */
export const WITHOUT_PREFIXES: Transformer = {
  visit: (css) =>
    Object.fromEntries(Object.entries(css).filter(([selector]) => !selector.includes('[class^="'))),
};
