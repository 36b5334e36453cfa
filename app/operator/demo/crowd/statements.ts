/**
 * What becomes of each person, as SQL that both engines read. `h` is the hundredth a person falls into; a person's other
 * ids differ from their own in the third group alone.
 *
 *  0–57 hold everything · 58–69 have begun · 70–79 never started · 80–86 due soon · 87–92 overdue, begun ·
 *  93–96 overdue, never started · 97–99 exempt
 */
export function crowdStatements(count: number): { what: string; text: string }[] {
  const crowd = `create table crowd as
    select id as person_id, sort_name, n, h, ward.unit_id, ward.path, role.job_role_id, role.curriculum_id,
      case when h < 58 then 'holding' when h < 70 then 'begun' when h < 80 then 'never' when h < 87 then 'begun'
        when h < 93 then 'begun' when h < 97 then 'never' else 'waived' end as stage,
      case when h < 58 then 31 + (n * 31) % 300 when h < 80 then 35 + (n * 13) % 90 when h < 87 then (n * 7) % 29
        when h < 97 then -30 - (n * 17) % 120 else 40 + (n * 11) % 80 end as due_k
    from (select id, sort_name, cast(substr(staff_number, 3) as integer) as n,
        (cast(substr(staff_number, 3) as integer) % 100 * 7919) % 100 as h
      from people where staff_number >= 'C-0000001' and staff_number <= 'C-${String(count).padStart(7, '0')}') as numbered
    inner join crowd_wards as ward on ward.k = n % (select count(*) from crowd_wards)
    inner join crowd_roles as role on role.k = (n * 3) % (select count(*) from crowd_roles)`;
  return [
    { what: 'Their stages', text: crowd },
    { what: 'Employments', text: employments },
    { what: 'Cycles', text: cycles },
    { what: 'Targets', text: targets },
    { what: 'Standings by course', text: standings },
    { what: 'Standings', text: wholeStandings },
    { what: 'Standings by module', text: moduleStandings },
    { what: 'Where they stopped', text: stops },
  ];
}

/** Id of another row of the person's, by its third group. */
const idOf = (group: string) => `substr(person_id, 1, 14) || '${group}' || substr(person_id, 19)`;

const employments = `insert into employments (id, person_id, unit_id, job_role_id, main, from_on, until_on)
  select ${idOf('7001')}, person_id, unit_id, job_role_id, 1, day, null
  from crowd inner join crowd_days on k = -800 + n % 400`;

/** The course that everybody has, and that of the job role, where it has one. */
const courses = `(
    select crowd.*, 0 as place, (select id from curricula where slug = 'foundation') as course from crowd
    union all
    select crowd.*, 1, curriculum_id from crowd where curriculum_id is not null
  ) as taken`;

const version = `inner join curriculum_versions as version on version.curriculum_id = taken.course
    and version.number = (select max(number) from curriculum_versions as other where other.curriculum_id = taken.course)`;

/** A holder's cycle ended so long ago that it expires on the date that counts as due. */
const cycles = `insert into cycles (id, person_id, curriculum_id, curriculum_version_id, number, kind, state, opens_on, due_on,
    late_on, waived_until, counts_from_seq, begun_seq, fulfilled_on, expires_on, rule_id)
  select case place when 0 then ${idOf('7010')} else ${idOf('7011')} end, person_id, course, version.id, 1, 'first',
    case stage when 'holding' then 'fulfilled' else 'open' end,
    opened.day, case stage when 'holding' then done.day else due.day end, case stage when 'holding' then done.day else late.day end,
    case stage when 'waived' then due.day end, 0, case when stage in ('holding', 'begun') then 2 end,
    case stage when 'holding' then done.day end, case stage when 'holding' then due.day end, null
  from ${courses} ${version}
  inner join crowd_days as due on due.k = due_k
  inner join crowd_days as late on late.k = due_k + case stage when 'waived' then 0 else 14 end
  inner join crowd_days as done on done.k = due_k - 365
  inner join crowd_days as opened on opened.k = due_k - case stage when 'holding' then 390 else 60 end`;

const targets = `insert into targets (cycle_id, module_id, track, version, base, met_seq)
  select cycles.id, part.module_id, part.track, served.number, null,
    case when cycles.state = 'fulfilled' then 3 when cycles.begun_seq is not null and part.stage = 1 and crowd.n % 2 = 0 then 3 end
  from crowd inner join cycles on cycles.person_id = crowd.person_id
  inner join curriculum_modules as part on part.curriculum_version_id = cycles.curriculum_version_id
  inner join modules on modules.id = part.module_id
  inner join module_versions as served on served.id = modules.current_version_id`;

const standings = `insert into standings (person_id, curriculum_id, stage, due_on, late_on, unit_path, sort_name, last_act_at)
  select crowd.person_id, cycles.curriculum_id, crowd.stage,
    case cycles.state when 'fulfilled' then cycles.expires_on else cycles.due_on end,
    case cycles.state when 'fulfilled' then cycles.expires_on else cycles.late_on end,
    crowd.path, crowd.sort_name, null
  from crowd inner join cycles on cycles.person_id = crowd.person_id`;

const wholeStandings = `insert into standings (person_id, curriculum_id, stage, due_on, late_on, unit_path, sort_name, last_act_at)
  select crowd.person_id, '', crowd.stage, min(due_on), min(late_on), crowd.path, crowd.sort_name, null
  from crowd inner join standings on standings.person_id = crowd.person_id
  group by crowd.person_id, crowd.stage, crowd.path, crowd.sort_name`;

/** Open while a target of an open cycle is unmet. */
const moduleStandings = `insert into module_standings (person_id, module_id, stage, due_on, late_on, unit_path, sort_name)
  select crowd.person_id, targets.module_id,
    case when count(unmet.id) = 0 then 'met' when crowd.stage = 'waived' then 'waived' else 'open' end,
    min(unmet.due_on), min(unmet.late_on), crowd.path, crowd.sort_name
  from crowd inner join cycles on cycles.person_id = crowd.person_id
  inner join targets on targets.cycle_id = cycles.id
  left join cycles as unmet on unmet.id = cycles.id and cycles.state = 'open' and targets.met_seq is null
  group by crowd.person_id, targets.module_id, crowd.stage, crowd.path, crowd.sort_name`;

/** Every second of those who have begun stopped three weeks ago, in the first lesson of what is open. */
const stops = `insert into resume_points (person_id, module_id, lesson_id, place, at)
  select crowd.person_id, listed.module_id, min(item.item_id), '', crowd_days.day || 'T09:00:00.000Z'
  from crowd inner join module_standings as listed on listed.person_id = crowd.person_id
  inner join modules on modules.id = listed.module_id
  inner join version_items as item on item.version_id = modules.current_version_id and item.kind = 'lesson'
  inner join crowd_days on crowd_days.k = -21
  where crowd.stage = 'begun' and crowd.n % 2 = 0 and listed.stage = 'open'
  group by crowd.person_id, listed.module_id, crowd_days.day`;
