import { Skeleton } from "antd";

export function EditorSkeleton() {
  return (
    <div style={{ padding: "56px 32px" }} aria-busy="true">
      <Skeleton active title={{ width: "40%" }} paragraph={{ rows: 2 }} />
      <Skeleton active title={{ width: "12%" }} paragraph={{ rows: 5 }} style={{ marginTop: 32 }} />
    </div>
  );
}
