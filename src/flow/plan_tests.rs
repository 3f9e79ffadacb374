//! Twelve people of the demo in; the letter the program chooses is the best of all letters it could have chosen.

use super::{ImportOptions, Plan, Planned, Wanted, World, demo, import, plan};
use crate::draft::compose_tests::agree;
use crate::model::{Address, Ask, Language};
use crate::store::Store;

fn with(mut plan: Plan, typed: &[(&str, &str)]) -> Plan {
    plan.case.ctx.extend(typed.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    if let Some(memory) = plan.memories.iter().find(|memory| memory.ctx.contains_key("subject")).cloned() {
        plan.case.ctx.extend(memory.ctx);
        plan.case.memory = Some(memory.form);
    }
    plan
}

#[test]
fn the_best_letter_to_twelve_people_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(folder.path()).unwrap();
    let mail = folder.path().join("demo.mbox");
    std::fs::write(&mail, demo::archive().unwrap()).unwrap();
    import(&mut store, &[mail], &ImportOptions::default(), &mut |_| {}).unwrap();
    let world = World::load(&store, &[] as &[Address], demo::TODAY).unwrap();
    let mut asked = 0;
    for (at, name) in [
        "tom.kreil@kreilpost.example",
        "dhutch@prairiemail.example",
        "bartholdy@landesverband-museen-sued.example",
        "reto.zumbrunn@kartenwerk-aarau.example",
        "leopold@strasser-und-tinte.example",
        "rosalind@keanerights.example",
        "renate.hallstein@hallstein-privat.example",
        "claudia.brennecke@museumsdienst-franken.example",
        "aoife@saltmarshstudio.example",
        "subramaniam@coromandel-typeset.example",
        "ekkehard.sauter@filmwerkstatt-sauter.example",
        "ruth.calloway@postbox.example",
    ]
    .into_iter()
    .enumerate()
    {
        let person = world.find(name)[0];
        let ask = [Ask::CatchUp, Ask::Knowledge, Ask::CareerAdvice][at % 3];
        let Planned::Ready(plan) = plan(&store, &world, person, ask, Wanted::default()).unwrap() else {
            panic!("{name}")
        };
        let typed: &[(&str, &str)] = match (plan.case.language, ask) {
            (Language::German, Ask::Knowledge) => &[("topic_akk", "alte Karten"), ("u_ask", "Wo liegen sie?")],
            (Language::German, _) => &[("u_ob", "ich mich selbstständig mache")],
            (Language::English, Ask::Knowledge) => &[("topic", "old maps"), ("u_ask", "Where are they kept?")],
            (Language::English, _) => &[("u_whether", "I should go freelance")],
        };
        let plan = with(*plan, typed);
        asked += usize::from(agree(&plan.case, &plan.known) > 1);
    }
    assert_eq!(asked, 12, "every letter was chosen among several");
}
