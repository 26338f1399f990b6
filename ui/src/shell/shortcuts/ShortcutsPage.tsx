import { Modal } from "antd";
import { useSay, type TextKey } from "@/i18n";
import { shortcut } from "@/domain/keyNames";
import css from "./shortcuts.module.css";

const groups: { title: TextKey; keys: [string[], TextKey][] }[] = [
  {
    title: "shortcuts.everywhere",
    keys: [
      [["mod", "K"], "shortcuts.palette"],
      [["mod", "0–9"], "shortcuts.pages"],
      [["mod", "/"], "shortcuts.calendar"],
      [["mod", "."], "shortcuts.discover"],
      [["mod", ","], "shortcuts.settings"],
      [["alt", "←"], "shortcuts.back"],
      [["mod", "J"], "shortcuts.simulator"],
      [["mod", "S"], "shortcuts.save"],
      [["mod", "Z"], "shortcuts.undo"],
      [["mod", "shift", "Z"], "shortcuts.redo"],
      [["F1"], "shortcuts.handbook"],
      [["?"], "shortcuts.help"],
    ],
  },
  {
    title: "shortcuts.list",
    keys: [
      [["↑ ↓"], "shortcuts.move"],
      [["enter"], "shortcuts.open"],
      [["→ ←"], "shortcuts.inRow"],
      [["mod", "F"], "shortcuts.find"],
      [["n"], "shortcuts.create"],
      [["Space"], "shortcuts.choose"],
      [["shift", "↑ ↓"], "shortcuts.chooseRange"],
      [["mod", "A"], "shortcuts.chooseAll"],
      [["mod", "shift", "H"], "shortcuts.replace"],
    ],
  },
  {
    title: "shortcuts.tables",
    keys: [
      [["F2"], "shortcuts.openCell"],
      [["alt", "enter"], "shortcuts.newline"],
      [["mod", "D"], "shortcuts.fillDown"],
      [["mod", "V"], "shortcuts.pasteCells"],
      [["shift", "↑ ↓"], "shortcuts.chooseCells"],
      [["Esc, Tab"], "shortcuts.leaveGrid"],
    ],
  },
  {
    title: "shortcuts.onCalendar",
    keys: [
      [["← →"], "shortcuts.clockDay"],
      [["shift", "← →"], "shortcuts.clockHour"],
      [["n"], "shortcuts.nextChange"],
      [["p"], "shortcuts.previousChange"],
    ],
  },
  {
    title: "shortcuts.writing",
    keys: [
      [["{"], "shortcuts.placeholder"],
      [["enter"], "shortcuts.addPhrasing"],
      [["mod", "V"], "shortcuts.pasteLines"],
      [["Tab"], "shortcuts.nextPhrase"],
    ],
  },
];

/** All keys on one page. */
export function ShortcutsPage({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useSay();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={say("shortcuts.title")} width={620}>
      <div className={css.groups} data-testid="shortcuts">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{say(title)}</h3>
            <dl>
              {keys.map(([names, what]) => (
                <div key={what}>
                  <dt>{say(what)}</dt>
                  <dd>
                    <kbd>{shortcut(...names)}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
