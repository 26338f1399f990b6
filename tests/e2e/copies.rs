//! A copy that a sync program left beside a table: it is named, looked at, brought in, and put
//! aside.

use kaopu_window::{Sandbox, WindowError, scenario};

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn a_copy_is_brought_in_and_one_undo_takes_it_back() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    scenario("copies", &sandbox, async |studio| {
        let facts = sandbox.read("facts.csv")?;
        let copy = "facts的冲突副本.csv";
        sandbox.write(copy, &facts.replace("浙江金华,,三个", "浙江义乌,,三个"))?;
        studio.sees("open-merge", copy).await?;
        studio.click("merge-look").await?;
        studio.sees("merge", "浙江义乌").await?;
        // When it was parted from the table nobody knows, so what differs is asked.
        studio.click_css("[data-testid=merge] .ant-segmented-item:nth-of-type(2)").await?;
        studio.find("merge-change-发货地").await?;
        studio.keep_picture("copies").await?;
        studio.click("merge-ok").await?;
        let holds = |place: &'static str| {
            let sandbox = &sandbox;
            move || match sandbox.read("facts.csv") {
                Ok(file) if file.contains(place) => Ok(()),
                other => Err(format!("{other:?}")),
            }
        };
        studio.comes_true("the copy's place in facts.csv", holds("浙江义乌")).await?;
        let is_aside = || match sandbox.read(copy) {
            Err(_) => Ok(()),
            Ok(_) => Err("it still lies there".to_owned()),
        };
        studio.comes_true("the copy put aside", is_aside).await?;
        studio.click("undo").await?;
        studio.comes_true("the old place again", holds("浙江金华")).await
    })
    .await
}
