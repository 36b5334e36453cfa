import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Nanoseconds between two looks at the event loop: the histogram counts from look to look, so a loop that is free shows this. */
const look = 20e6;

/** Counters of one process since its start, in the text format that Prometheus reads. */
export class Metrics {
  private readonly requests = new Map<string, number>();
  private seconds = 0;
  private underWay = 0;
  private readonly loop = monitorEventLoopDelay({ resolution: look / 1e6 });

  constructor() {
    this.loop.enable();
  }

  begin(): void {
    this.underWay += 1;
  }

  end(status: number, milliseconds: number): void {
    const kind = `${Math.floor(status / 100)}xx`;
    this.requests.set(kind, (this.requests.get(kind) ?? 0) + 1);
    this.seconds += milliseconds / 1000;
    this.underWay -= 1;
  }

  text(): string {
    const { user, system } = process.cpuUsage();
    const total = [...this.requests.values()].reduce((sum, count) => sum + count, 0);
    const lines = [
      '# TYPE acumen_requests_total counter',
      ...[...this.requests].sort().map(([kind, count]) => `acumen_requests_total{status="${kind}"} ${count}`),
      '# TYPE acumen_request_seconds summary',
      `acumen_request_seconds_sum ${this.seconds.toFixed(6)}`,
      `acumen_request_seconds_count ${total}`,
      '# TYPE acumen_requests_in_progress gauge',
      `acumen_requests_in_progress ${this.underWay}`,
      '# TYPE process_cpu_seconds_total counter',
      `process_cpu_seconds_total ${((user + system) / 1e6).toFixed(6)}`,
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
      '# TYPE acumen_event_loop_delay_seconds gauge',
      `acumen_event_loop_delay_seconds{quantile="0.99"} ${stall(this.loop.percentile(99))}`,
      `acumen_event_loop_delay_seconds{quantile="1"} ${stall(this.loop.max)}`,
    ];
    return `${lines.join('\n')}\n`;
  }

  stop(): void {
    this.loop.disable();
  }
}

/** Seconds beyond the time between two looks. */
const stall = (nanoseconds: number) => (Math.max(nanoseconds - look, 0) / 1e9).toFixed(6);
