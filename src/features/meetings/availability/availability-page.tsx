import { zoneWords } from "../../../time/day-words.ts";
import { Button } from "../../../ui/button.tsx";
import { ErrorSummary, Form } from "../../../ui/field.tsx";
import type { WeeklyRange } from "./week.ts";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const DAYTIME = { from: 7, to: 22 };

type Props = {
  action: string;
  profile: string;
  zone: string;
  week: readonly WeeklyRange[];
  error?: string | undefined;
};

/** The week as a grid of hours to tap: the hours in which somebody can usually meet. */
export const AvailabilityPage = ({ action, profile, zone, week, error }: Props) => {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const early = hours.filter((hour) => hour < DAYTIME.from);
  const late = hours.filter((hour) => hour >= DAYTIME.to);
  const isOpen = (some: number[]) => some.some((hour) => WEEKDAYS.some((_, day) => isFree(week, day + 1, hour)));
  return (
    <div class="mx-auto max-w-xl">
      <h1 class="page-title">When you can meet</h1>
      <p>
        Tap the hours in which you are usually free. We use them to suggest times that suit you both; nobody is shown
        the whole grid.
      </p>
      <p class="quiet mb-5">
        In your time, {zoneWords(zone)}. <a href={profile}>Change your time zone</a>
      </p>
      <ErrorSummary errors={error ? { form: error } : {}} />
      <Form action={action}>
        <Hours week={week} hours={early} label="Before 7:00" folded={!isOpen(early)} />
        <WeekHead />
        <Rows week={week} hours={hours.slice(DAYTIME.from, DAYTIME.to)} />
        <Hours week={week} hours={late} label="From 22:00 on" folded={!isOpen(late)} />
        <div class="mt-5 flex flex-wrap gap-3">
          <Button wide>Save these hours</Button>
        </div>
        <p class="quiet mt-3 text-sm">
          {week.length === 0
            ? "You have not said anything yet. Until you do, we suggest weekdays between 8:00 and 20:00."
            : "Leave all of them empty to be asked on weekdays between 8:00 and 20:00."}
        </p>
      </Form>
    </div>
  );
};

type HoursProps = { week: readonly WeeklyRange[]; hours: number[]; label: string; folded: boolean };

const Hours = ({ week, hours, label, folded }: HoursProps) => (
  <details class="my-2" open={!folded || undefined}>
    <summary class="quiet min-h-11 py-2">{label}</summary>
    <Rows week={week} hours={hours} />
  </details>
);

const WeekHead = () => (
  <div class="week-row week-head" aria-hidden="true">
    <span />
    {WEEKDAYS.map((day) => (
      <span>{day.slice(0, 3)}</span>
    ))}
  </div>
);

const Rows = ({ week, hours }: { week: readonly WeeklyRange[]; hours: number[] }) => (
  <>
    {hours.map((hour) => (
      <div class="week-row">
        <span class="quiet text-sm tabular-nums" aria-hidden="true">
          {hour}:00
        </span>
        {WEEKDAYS.map((day, index) => (
          <label class="week-hour">
            <input
              type="checkbox"
              class="sr-only"
              name="hour"
              value={`${index + 1}-${hour}`}
              checked={isFree(week, index + 1, hour)}
              aria-label={`${day}, ${hour}:00 to ${hour + 1}:00`}
            />
            <span aria-hidden="true">✓</span>
          </label>
        ))}
      </div>
    ))}
  </>
);

const isFree = (week: readonly WeeklyRange[], weekday: number, hour: number) =>
  week.some((range) => range.weekday === weekday && range.from < (hour + 1) * 60 && range.to > hour * 60);
