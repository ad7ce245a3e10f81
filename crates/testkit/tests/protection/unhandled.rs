//! Everybody who handled a protected child has left (law.md A13).

use app::unhandled::{name_handlers, unhandled};
use folder::class::Mandate;

use super::*;

/// The assistant is given the mandate to protect.
async fn trusted(world: &mut World) {
    let mut directory = world.house.directory().clone();
    for function in &mut directory.functions {
        if function.id == world.county.assistant.function {
            function.mandates.insert(Mandate::Protect);
        }
    }
    world.house.set_directory(directory).await.unwrap();
}

async fn told(world: &World, seat: Seat) -> Vec<PartId> {
    let cx = world.at_work(seat).await;
    unhandled(&cx).await.unwrap()
}

async fn names(world: &World, by: Seat, part: PartId, whom: Seat) -> Result<(), Stop> {
    let cx = world.at_work(by).await;
    name_handlers(&cx, part, sheet(world), &[whom.person]).await
}

fn hidden(result: Result<(), Stop>) -> bool {
    result.unwrap_err().refusal().unwrap().hidden
}

#[tokio::test]
async fn when_every_handler_has_left_whoever_has_the_mandate_there_names_new_ones_without_reading()
{
    everywhere(async |mut world| {
        let county = world.county;
        let part = begun(&world).await;
        mark(&world, part).await;
        trusted(&mut world).await;
        // As long as somebody handles the child there is nothing to tell, and nobody to put in their place.
        assert!(told(&world, county.assistant).await.is_empty());
        assert!(hidden(
            names(&world, county.assistant, part, county.assistant).await
        ));
        world.leaves(county.teacher).await;
        assert_eq!(told(&world, county.assistant).await, [part]);
        assert!(
            !is_there(&world, county.assistant, part).await,
            "told of, and not read"
        );
        let elsewhere = names(&world, county.assistant, part, county.other_teacher).await;
        assert_eq!(key(elsewhere), "refusal-handler-elsewhere");
        assert!(!is_there(&world, county.assistant, part).await);

        names(&world, county.assistant, part, county.assistant)
            .await
            .unwrap();
        assert!(told(&world, county.assistant).await.is_empty());
        assert!(is_there(&world, county.assistant, part).await);
        let cx = world.at_work(county.assistant).await;
        let page = show_part(&cx, part).await.unwrap();
        let card = page.view.child().unwrap();
        assert_eq!(
            card.protected(),
            Some(Protection::Marked),
            "the protection stands"
        );
        assert_eq!(card.household, [county.mother].into());
        assert!(!has_a_room(&world, county.father).await);
    })
    .await;
}

#[tokio::test]
async fn whoever_has_no_mandate_there_learns_nothing_of_a_child_that_nobody_handles() {
    everywhere(async |mut world| {
        let county = world.county;
        let part = begun(&world).await;
        mark(&world, part).await;
        world.leaves(county.teacher).await;
        // At the same unit without the mandate; with every mandate at the next preschool, and at another controller.
        for seat in [county.assistant, county.other_teacher, county.contact] {
            assert!(told(&world, seat).await.is_empty());
            assert!(hidden(names(&world, seat, part, seat).await));
            assert!(!is_there(&world, seat, part).await);
        }
        trusted(&mut world).await;
        assert_eq!(told(&world, county.assistant).await, [part]);
    })
    .await;
}

#[tokio::test]
async fn one_of_two_who_is_left_is_enough_and_one_who_works_elsewhere_now_is_not() {
    everywhere(async |mut world| {
        let county = world.county;
        let part = begun(&world).await;
        let teacher = world.at_work(county.teacher).await;
        let both = Protecting {
            handlers: vec![county.teacher.person, county.assistant.person],
            ..marked(&world, county.teacher)
        };
        protect(&teacher, part, sheet(&world), &both).await.unwrap();
        drop(teacher);
        trusted(&mut world).await;
        world.leaves(county.teacher).await;
        assert!(told(&world, county.assistant).await.is_empty());
        // A seat at the next preschool opens nothing here.
        let moved = (county.assistant, county.other_teacher.function);
        let today = date(2026, 11, 20);
        world
            .house
            .seat(moved.0.person, moved.1, today)
            .await
            .unwrap();
        world.leaves(county.assistant).await;
        world
            .house
            .seat(county.other_teacher.person, county.teacher.function, today)
            .await
            .unwrap();
        let new = Seat {
            person: county.other_teacher.person,
            ..county.teacher
        };
        assert_eq!(told(&world, new).await, [part]);
        names(&world, new, part, new).await.unwrap();
        assert!(is_there(&world, new, part).await);
    })
    .await;
}
