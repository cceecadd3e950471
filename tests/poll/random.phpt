--TEST--
random changes, compared with a model: each ready handle is found once, and no other one
--EXTENSIONS--
sockets
--SKIPIF--
<?php
require __DIR__ . '/own.inc';
need_own_poll();
?>
--FILE--
<?php
require __DIR__ . '/own.inc';

use Io\Poll\{Context, Event, Watcher};

bound(100);

/** One end that is watched, as the model knows it. */
final class End
{
	public ?Watcher $watcher = null;
	public bool $open = true;
	public int $unread = 0;
	public bool $silent = false;
	public bool $write = false;
	public bool $oneshot = false;
	public $near;
	public $far;

	public function __construct(public bool $stream)
	{
		[$this->near, $this->far] = $stream ? stream_pair() : unix_pair();
	}

	public function say(): void
	{
		$this->stream ? fwrite($this->far, "x\n") : socket_write($this->far, "x\n");
		$this->unread++;
	}

	public function hear(): void
	{
		$this->stream ? fgets($this->near) : socket_read($this->near, 2);
		$this->unread--;
	}

	public function close(): void
	{
		$this->stream ? fclose($this->near) : socket_close($this->near);
		$this->open = false;
	}

	public function handle(): object
	{
		return $this->stream ? new StreamPollHandle($this->near) : new SocketPollHandle($this->near);
	}

	public function ready(): bool
	{
		return $this->watcher !== null && $this->open && !$this->silent && ($this->write || $this->unread > 0);
	}

	/** @return list<Event> */
	public function choose(): array
	{
		$this->write = mt_rand(0, 5) === 0;
		$this->oneshot = mt_rand(0, 3) === 0;
		$this->silent = false;
		return array_merge([Event::Read], $this->write ? [Event::Write] : [], $this->oneshot ? [Event::OneShot] : []);
	}
}

function step(Context $context, array &$ends, array &$copies): void
{
	$i = mt_rand(0, count($ends) - 1);
	$end = $ends[$i];
	switch (mt_rand(0, 9)) {
		case 0:
		case 1:
			if ($end->open && $end->watcher === null) {
				$end->watcher = $context->add($end->handle(), $end->choose(), $i);
			}
			break;
		case 2:
			if ($end->watcher !== null && $end->open) {
				$end->watcher->modifyEvents($end->choose());
			}
			break;
		case 3:
			if ($end->watcher !== null) {
				$end->watcher->remove();
				$end->watcher = null;
			}
			break;
		case 4:
			if (mt_rand(0, 3) === 0) {
				$end->open && $end->close();
				$end->watcher = mt_rand(0, 1) ? $end->watcher : null;
				$ends[$i] = new End((bool) mt_rand(0, 1));
			}
			break;
		case 5:
		case 6:
			$end->open && $end->unread > 0 && $end->hear();
			break;
		case 7:
			/* A copy keeps the file open, also when the end is closed. */
			if (mt_rand(0, 9) === 0) {
				$copies[] = fopen('php://fd/' . array_rand(descriptors()), 'r');
				count($copies) > 20 && array_shift($copies);
			}
			break;
		default:
			$end->open && $end->unread < 50 && $end->say();
	}
}

function compare(Context $context, array $ends): ?string
{
	$wanted = array_keys(array_filter($ends, fn(End $end) => $end->ready()));
	$found = [];
	/* A stream that was read from without having been reported may take some waits. */
	for ($turns = 0; $turns === 0 || ($turns < 20 && array_diff($wanted, $found)); $turns++) {
		$more = found($context);
		if (count(array_unique($more)) !== count($more)) {
			return 'twice: ' . implode(' ', $more);
		}
		$found = array_unique(array_merge($found, $more));
	}
	sort($found);
	foreach ($found as $i) {
		$ends[$i]->silent = $ends[$i]->oneshot;
	}
	return $found === $wanted ? null : 'want ' . implode(' ', $wanted) . ' got ' . implode(' ', $found);
}

each_backend(function ($backend, $name): void {
	mt_srand($seed = (int) (getenv('SKT_SEED') ?: 20261125));
	$context = new Context($backend);
	$ends = $copies = [];
	for ($i = 0; $i < 24; $i++) {
		$ends[] = new End((bool) ($i % 2));
	}
	$wrong = null;
	for ($n = 0; $n < 4000 && $wrong === null; $n++) {
		@step($context, $ends, $copies);
		$wrong = $n % 3 ? null : compare($context, $ends);
	}
	same(null, $wrong, "$name: seed $seed, step $n");
});
finish();
?>
--EXPECT--
3 checks held
