"""Versions of the exercises of optim.py."""

from . import Right, Wrong

RIGHT = [
    # random_search
    Right(
        "random_search",
        "rng.normal with the scale as its spread",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss = None, float("inf")
    history = np.empty(tries)
    for k in range(tries):
        W = rng.normal(scale=scale, size=shape)
        loss = f(W)
        if best_loss > loss:
            best_loss = loss
            best_W = W
        history[k] = best_loss
    return best_W, history
""",
    ),
    Right(
        "random_search",
        "a history that grows in a list and becomes an array",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    history = []
    best_W = None
    for _ in range(tries):
        W = rng.normal(0, scale, shape)
        loss = f(W)
        if not history or loss < history[-1]:
            best_W = W.copy()
            history.append(loss)
        else:
            history.append(history[-1])
    return best_W, np.array(history)
""",
    ),
    Right(
        "random_search",
        "a history that stays a list",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = None, np.inf, []
    for _ in range(tries):
        W = rng.standard_normal(shape) * scale
        loss = float(f(W))
        if loss < best_loss:
            best_W, best_loss = W, loss
        history.append(best_loss)
    return best_W, history
""",
    ),
    Right(
        "random_search",
        "all W drawn at once",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    candidates = scale * rng.standard_normal((tries, *shape))
    losses = np.array([f(W) for W in candidates])
    return candidates[np.argmin(losses)], np.minimum.accumulate(losses)
""",
    ),
    Right(
        "random_search",
        "min with f as its key, f asked again for the history",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    candidates = [scale * rng.standard_normal(shape) for _ in range(tries)]
    best = min(candidates, key=f)
    losses = [f(W) for W in candidates]
    return best, np.array([min(losses[: k + 1]) for k in range(tries)])
""",
    ),
    Right(
        "random_search",
        "one array drawn into again and again, the best copied",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    W = np.empty(shape)
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        rng.standard_normal(out=W)
        W *= scale
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W.copy(), loss
        history[k] = best_loss
    return best_W, history
""",
    ),
    Right(
        "random_search",
        "f asked again for the best each time",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, history = None, np.zeros(tries)
    for k in range(tries):
        W = scale * rng.standard_normal(shape)
        if best_W is None or f(W) < f(best_W):
            best_W = W
        history[k] = f(best_W)
    return best_W, history
""",
    ),
    Right(
        "random_search",
        "the later of two equal losses kept",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W = scale * rng.standard_normal(shape)
        loss = f(W)
        if loss <= best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
    ),
    Right(
        "random_search",
        "prints, and f asked once more at the end",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W = scale * rng.standard_normal(shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
            print("try", k, "loss", loss)
        history[k] = best_loss
    print("best", f(best_W))
    return best_W, history
""",
    ),
    Right(
        "random_search",
        "flat numbers reshaped",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    size = int(np.prod(shape))
    best_W, history = None, np.full(tries, np.inf)
    for k in range(tries):
        W = np.reshape(scale * rng.standard_normal(size), shape)
        loss = f(W)
        if loss < history[k]:
            best_W = W
            history[k:] = loss
    return best_W, history
""",
    ),
    Right(
        "random_search",
        "drawn number by number",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W = np.zeros(shape)
        for place in np.ndindex(W.shape):
            W[place] = rng.normal() * scale
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
    ),
    Right(
        "random_search",
        "normal numbers made from uniform ones by Box and Muller",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        radius = np.sqrt(-2 * np.log(1 - rng.random(shape)))
        W = scale * radius * np.cos(2 * np.pi * rng.random(shape))
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
    ),
    Right(
        "random_search",
        "sorted by loss",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    tried = []
    history = np.zeros(tries)
    for k in range(tries):
        W = np.multiply(scale, rng.standard_normal(size=shape))
        tried.append((f(W), k, W))
        tried.sort(key=lambda row: row[:2])
        history[k] = tried[0][0]
    return tried[0][2], history
""",
    ),
    # random_local_search
    Right(
        "random_local_search",
        "rng.normal with the scale as its spread",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    here, loss = W.copy(), f(W)
    history = np.empty(tries)
    for k in range(tries):
        candidate = here + rng.normal(scale=scale, size=here.shape)
        candidate_loss = f(candidate)
        if candidate_loss < loss:
            here, loss = candidate, candidate_loss
        history[k] = loss
    return here, history
""",
    ),
    Right(
        "random_local_search",
        "f asked anew for both places",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    history = np.zeros(tries)
    for k in range(tries):
        there = W + scale * rng.standard_normal(W.shape)
        if f(there) < f(W):
            W = there
        history[k] = f(W)
    return W, history
""",
    ),
    Right(
        "random_local_search",
        "steps that don't lower the loss skipped by continue",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss = f(W)
    history = np.zeros(tries)
    for k in range(tries):
        history[k] = loss
        there = W + scale * rng.standard_normal(W.shape)
        loss_there = f(there)
        if loss_there >= loss:
            continue
        W = there
        loss = history[k] = loss_there
    return W, history
""",
    ),
    Right(
        "random_local_search",
        "all steps drawn at once",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    steps = scale * rng.standard_normal((tries, *W.shape))
    loss, history = f(W), []
    for step in steps:
        loss_there = f(W + step)
        if loss_there < loss:
            W, loss = W + step, loss_there
        history.append(loss)
    return W, np.array(history)
""",
    ),
    Right(
        "random_local_search",
        "a copy changed in place and written back",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    W = np.array(W)
    kept = W.copy()
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        W += scale * rng.standard_normal(W.shape)
        loss_there = f(W)
        if loss_there < loss:
            kept[...] = W
            loss = loss_there
        else:
            W[...] = kept
        history[k] = loss
    return kept, history
""",
    ),
    Right(
        "random_local_search",
        "all places kept, the last one returned",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    places, losses = [W], [f(W)]
    for _ in range(tries):
        there = places[-1] + rng.normal(0.0, scale, W.shape)
        lower = f(there) < losses[-1]
        places.append(there if lower else places[-1])
        losses.append(f(there) if lower else losses[-1])
    return places[-1], np.array(losses[1:])
""",
    ),
    Right(
        "random_local_search",
        "prints, and f asked once more at the end",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss, history = f(W), np.zeros(tries)
    print("start", loss)
    for k in range(tries):
        step = scale * rng.standard_normal(W.shape)
        loss_there = f(W + step)
        if loss_there < loss:
            W = W + step
            loss = loss_there
            print(k, loss)
        history[k] = loss
    print("end", f(W))
    return W, history
""",
    ),
    Right(
        "random_local_search",
        "min of two pairs, the first on a tie",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    here = (f(W), W)
    history = np.zeros(tries)
    for k in range(tries):
        there = here[1] + scale * rng.standard_normal(np.shape(W))
        here = min(here, (f(there), there), key=lambda pair: pair[0])
        history[k] = here[0]
    return here[1], history
""",
    ),
    Right(
        "random_local_search",
        "drawn number by number in a while loop",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss, history, k = f(W), np.zeros(tries), 0
    while k < tries:
        there = W.copy()
        for place in np.ndindex(W.shape):
            there[place] += scale * rng.standard_normal()
        loss_there = f(there)
        better = loss_there < loss
        W = there if better else W
        loss = loss_there if better else loss
        history[k] = loss
        k += 1
    return W, history
""",
    ),
    Right(
        "random_local_search",
        "a helper that takes one try",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    def one_try(W, loss):
        there = W + np.multiply(rng.standard_normal(W.shape), scale)
        loss_there = f(there)
        return (there, loss_there) if loss_there < loss else (W, loss)

    history = np.zeros(tries)
    loss = f(W)
    for k in range(tries):
        W, loss = one_try(W, loss)
        history[k] = loss
    return W, history
""",
    ),
    Right(
        "random_local_search",
        "a history filled from here to its end",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    here = np.copy(W)
    history = np.full(tries, f(here))
    for k in range(tries):
        there = here + scale * rng.standard_normal(here.size).reshape(here.shape)
        loss_there = f(there)
        if loss_there < history[k]:
            here = there
            history[k:] = loss_there
    return here, history
""",
    ),
    # gradient_descent
    Right(
        "gradient_descent",
        "a copy changed in place",
        """
def gradient_descent(f, W, steps, learning_rate):
    W = W.copy()
    history = np.zeros(steps)
    for k in range(steps):
        loss, dW = f(W)
        history[k] = loss
        W -= learning_rate * dW
    return W, history
""",
    ),
    Right(
        "gradient_descent",
        "a list of losses that becomes an array",
        """
def gradient_descent(f, W, steps, learning_rate):
    losses = []
    for _ in range(steps):
        loss, gradient = f(W)
        losses.append(loss)
        W = W - gradient * learning_rate
    return W, np.array(losses)
""",
    ),
    Right(
        "gradient_descent",
        "the negative gradient added",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.empty(steps)
    for k in range(steps):
        history[k], dW = f(W)
        W = W + learning_rate * -dW
    return W, history
""",
    ),
    Right(
        "gradient_descent",
        "numpy's subtract and multiply",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.zeros(steps)
    for k in range(steps):
        result = f(W)
        history[k] = result[0]
        W = np.subtract(W, np.multiply(learning_rate, result[1]))
    return W, history
""",
    ),
    Right(
        "gradient_descent",
        "f asked apart for the loss and for the gradient",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.zeros(steps)
    for k in range(steps):
        history[k] = f(W)[0]
        W = W - learning_rate * f(W)[1]
    return W, history
""",
    ),
    Right(
        "gradient_descent",
        "a while loop",
        """
def gradient_descent(f, W, steps, learning_rate):
    history, k = np.zeros(steps), 0
    while k < steps:
        loss, dW = f(W)
        history[k] = float(loss)
        step = -learning_rate * dW
        W = W + step
        k += 1
    return W, history
""",
    ),
    Right(
        "gradient_descent",
        "prints, and f asked once more at the end",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.zeros(steps)
    for k in range(steps):
        loss, dW = f(W)
        print("step", k, "loss", loss, "size of the gradient", np.linalg.norm(dW))
        history[k] = loss
        W = W - learning_rate * dW
    print("loss at the end", f(W)[0])
    return W, history
""",
    ),
    Right(
        "gradient_descent",
        "one step after the other by recursion",
        """
def gradient_descent(f, W, steps, learning_rate):
    if steps == 0:
        return W, np.zeros(0)
    loss, dW = f(W)
    end, later = gradient_descent(f, W - learning_rate * dW, steps - 1, learning_rate)
    return end, np.concatenate([[loss], later])
""",
    ),
    Right(
        "gradient_descent",
        "all places kept",
        """
def gradient_descent(f, W, steps, learning_rate):
    places = [np.array(W)]
    for _ in range(steps):
        _, dW = f(places[-1])
        places.append(places[-1] - learning_rate * dW)
    history = np.array([f(place)[0] for place in places[:-1]])
    return places[-1], history
""",
    ),
    Right(
        "gradient_descent",
        "number by number in a new array",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.zeros(steps)
    for k in range(steps):
        history[k], dW = f(W)
        moved = np.zeros_like(W)
        for place in np.ndindex(W.shape):
            moved[place] = W[place] - learning_rate * dW[place]
        W = moved
    return W, history
""",
    ),
    Right(
        "gradient_descent",
        "history by enumerate, a helper for the step",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.full(steps, np.nan)
    for k, _ in enumerate(history):
        W, history[k] = _one_step(f, W, learning_rate)
    return W, history


def _one_step(f, W, learning_rate):
    loss, dW = f(W)
    return W - learning_rate * dW, loss
""",
    ),
    Right(
        "gradient_descent",
        "f asked after each step for the next one",
        """
def gradient_descent(f, W, steps, learning_rate):
    loss, dW = f(W)
    history = np.zeros(steps)
    for k in range(steps):
        history[k] = loss
        W = W - learning_rate * dW
        loss, dW = f(W)
    return W, history
""",
    ),
    # batches_in_order
    Right(
        "batches_in_order",
        "slices of one arange",
        """
def batches_in_order(N, batch_size):
    images = np.arange(N)
    return [images[start : start + batch_size] for start in range(0, N, batch_size)]
""",
    ),
    Right(
        "batches_in_order",
        "array_split at the right places",
        """
def batches_in_order(N, batch_size):
    return np.array_split(np.arange(N), range(batch_size, N, batch_size))
""",
    ),
    Right(
        "batches_in_order",
        "np.split at an arange",
        """
def batches_in_order(N, batch_size):
    return np.split(np.arange(N), np.arange(batch_size, N, batch_size))
""",
    ),
    Right(
        "batches_in_order",
        "a tuple of arrays",
        """
def batches_in_order(N, batch_size):
    starts = range(0, N, batch_size)
    return tuple(np.arange(start, min(N, start + batch_size)) for start in starts)
""",
    ),
    Right(
        "batches_in_order",
        "a while loop",
        """
def batches_in_order(N, batch_size):
    batches, start = [], 0
    while start < N:
        stop = start + batch_size
        if stop > N:
            stop = N
        batches.append(np.arange(start, stop))
        start = stop
    return batches
""",
    ),
    Right(
        "batches_in_order",
        "image by image into the current batch",
        """
def batches_in_order(N, batch_size):
    batches, current = [], []
    for image in range(N):
        current.append(image)
        if len(current) == batch_size:
            batches.append(np.array(current))
            current = []
    if current:
        batches.append(np.array(current))
    return batches
""",
    ),
    Right(
        "batches_in_order",
        "the images of each batch found by whole division",
        """
def batches_in_order(N, batch_size):
    images = np.arange(N)
    which = images // batch_size
    return [images[which == k] for k in range(-(-N // batch_size))]
""",
    ),
    Right(
        "batches_in_order",
        "full batches first, then the rest if there is one",
        """
def batches_in_order(N, batch_size):
    full, rest = divmod(N, batch_size)
    batches = list(np.arange(full * batch_size).reshape(full, batch_size))
    if rest > 0:
        batches.append(np.arange(full * batch_size, N))
    return batches
""",
    ),
    Right(
        "batches_in_order",
        "a list made from a generator, small integers",
        """
def batches_in_order(N, batch_size):
    def batches():
        for start in range(0, N, batch_size):
            yield np.arange(N, dtype=np.int32)[start:][:batch_size]

    return list(batches())
""",
    ),
    Right(
        "batches_in_order",
        "the number of batches by np.ceil",
        """
def batches_in_order(N, batch_size):
    count = int(np.ceil(N / batch_size))
    batches = []
    for k in range(count):
        batches.append(np.array(range(k * batch_size, min((k + 1) * batch_size, N))))
        print("batch", k, batches[-1])
    return batches
""",
    ),
    Right(
        "batches_in_order",
        "cut off the front until nothing is left",
        """
def batches_in_order(N, batch_size):
    left, batches = np.arange(N), []
    while left.size:
        batch, left = left[:batch_size], left[batch_size:]
        batches += [batch]
    return batches
""",
    ),
    Right(
        "batches_in_order",
        "np.fromiter over slices of a range",
        """
def batches_in_order(N, batch_size):
    images = range(N)
    return [np.fromiter(images[k : k + batch_size], dtype=int) for k in images[::batch_size]]
""",
    ),
    # random_batch
    Right(
        "random_batch",
        "from 0 to N - 1 with both ends",
        """
def random_batch(N, batch_size, rng):
    return rng.integers(0, N - 1, size=batch_size, endpoint=True)
""",
    ),
    Right(
        "random_batch",
        "rng.choice",
        """
def random_batch(N, batch_size, rng):
    return rng.choice(N, batch_size)
""",
    ),
    Right(
        "random_batch",
        "rng.choice with equal chances written out",
        """
def random_batch(N, batch_size, rng):
    return rng.choice(np.arange(N), size=batch_size, replace=True, p=np.full(N, 1 / N))
""",
    ),
    Right(
        "random_batch",
        "uniform numbers rounded down",
        """
def random_batch(N, batch_size, rng):
    return np.floor(rng.uniform(0, N, size=batch_size)).astype(int)
""",
    ),
    Right(
        "random_batch",
        "one image at a time",
        """
def random_batch(N, batch_size, rng):
    return np.array([rng.integers(N) for _ in range(batch_size)])
""",
    ),
    Right(
        "random_batch",
        "the first of a new permutation for each image",
        """
def random_batch(N, batch_size, rng):
    batch = np.zeros(batch_size, dtype=int)
    for k in range(batch_size):
        batch[k] = rng.permutation(N)[0]
    return batch
""",
    ),
    Right(
        "random_batch",
        "the largest of N uniform numbers",
        """
def random_batch(N, batch_size, rng):
    return rng.random((batch_size, N)).argmax(axis=1)
""",
    ),
    Right(
        "random_batch",
        "a one among N by rng.multinomial",
        """
def random_batch(N, batch_size, rng):
    return rng.multinomial(1, np.ones(N) / N, size=batch_size).argmax(axis=1)
""",
    ),
    Right(
        "random_batch",
        "drawn as a column and made flat, prints",
        """
def random_batch(N, batch_size, rng):
    batch = rng.integers(0, N, size=(batch_size, 1)).ravel()
    print("batch", batch)
    return batch
""",
    ),
    Right(
        "random_batch",
        "more drawn than needed",
        """
def random_batch(N, batch_size, rng):
    drawn = rng.integers(low=0, high=N, size=3 * batch_size)
    return drawn[::3]
""",
    ),
    Right(
        "random_batch",
        "where uniform numbers fall among N equal parts",
        """
def random_batch(N, batch_size, rng):
    ends = np.arange(1, N) / N
    return np.searchsorted(ends, rng.random(batch_size), side="right")
""",
    ),
    Right(
        "random_batch",
        "small integers, shuffled once more",
        """
def random_batch(N, batch_size, rng):
    batch = rng.integers(N, size=batch_size, dtype=np.int32)
    rng.shuffle(batch)
    return batch
""",
    ),
    # shuffled_batches
    Right(
        "shuffled_batches",
        "rng.shuffle of an arange",
        """
def shuffled_batches(N, batch_size, rng):
    images = np.arange(N)
    rng.shuffle(images)
    return [images[start : start + batch_size] for start in range(0, N, batch_size)]
""",
    ),
    Right(
        "shuffled_batches",
        "rng.permuted, cut by array_split",
        """
def shuffled_batches(N, batch_size, rng):
    return np.array_split(rng.permuted(np.arange(N)), range(batch_size, N, batch_size))
""",
    ),
    Right(
        "shuffled_batches",
        "rng.choice without replacement",
        """
def shuffled_batches(N, batch_size, rng):
    order = rng.choice(N, size=N, replace=False)
    return [order[batch] for batch in batches_in_order(N, batch_size)]
""",
    ),
    Right(
        "shuffled_batches",
        "uniform numbers argsorted",
        """
def shuffled_batches(N, batch_size, rng):
    order = np.argsort(rng.random(N))
    return np.split(order, np.arange(batch_size, N, batch_size))
""",
    ),
    Right(
        "shuffled_batches",
        "swaps from the back, each with one not behind it",
        """
def shuffled_batches(N, batch_size, rng):
    order = np.arange(N)
    for i in range(N - 1, 0, -1):
        j = rng.integers(i + 1)
        order[i], order[j] = order[j], order[i]
    return [order[start : start + batch_size].copy() for start in range(0, N, batch_size)]
""",
    ),
    Right(
        "shuffled_batches",
        "popped from a list at random",
        """
def shuffled_batches(N, batch_size, rng):
    left, batches = list(range(N)), []
    while left:
        count = min(batch_size, len(left))
        batches.append(np.array([left.pop(rng.integers(len(left))) for _ in range(count)]))
    return batches
""",
    ),
    Right(
        "shuffled_batches",
        "sorted by random keys",
        """
def shuffled_batches(N, batch_size, rng):
    order = sorted(range(N), key=lambda image: rng.random())
    return [np.array(order[start : start + batch_size]) for start in range(0, N, batch_size)]
""",
    ),
    Right(
        "shuffled_batches",
        "a tuple of arrays, backwards",
        """
def shuffled_batches(N, batch_size, rng):
    order = rng.permutation(N)[::-1]
    return tuple(order[start : min(start + batch_size, N)] for start in range(0, N, batch_size))
""",
    ),
    Right(
        "shuffled_batches",
        "a list shuffled, prints",
        """
def shuffled_batches(N, batch_size, rng):
    order = [image for batch in batches_in_order(N, batch_size) for image in batch]
    rng.shuffle(order)
    print("first image", order[0])
    batches = []
    for batch in batches_in_order(N, batch_size):
        batches.append(np.array(order[batch[0] : batch[-1] + 1]))
    return batches
""",
    ),
    Right(
        "shuffled_batches",
        "permuted twice",
        """
def shuffled_batches(N, batch_size, rng):
    order = rng.permutation(rng.permutation(np.arange(N)))
    full, rest = divmod(N, batch_size)
    batches = [order[k * batch_size : (k + 1) * batch_size] for k in range(full)]
    if rest:
        batches.append(order[-rest:])
    return batches
""",
    ),
    Right(
        "shuffled_batches",
        "cut off the front until nothing is left",
        """
def shuffled_batches(N, batch_size, rng):
    left, batches = rng.permutation(N).astype(np.int32), []
    while len(left) > 0:
        batches.append(left[:batch_size])
        left = left[batch_size:]
    return batches
""",
    ),
    Right(
        "shuffled_batches",
        "drawn until every image has come",
        """
def shuffled_batches(N, batch_size, rng):
    order = []
    while len(order) < N:
        image = int(rng.integers(N))
        if image not in order:
            order.append(image)
    return [np.array(order)[batch] for batch in batches_in_order(N, batch_size)]
""",
    ),
]

WRONG = [
    # random_search
    Wrong(
        "random_search",
        "numpy's global random state",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W = scale * np.random.standard_normal(shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "a generator of its own",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    rng = np.random.default_rng()
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W = scale * rng.standard_normal(shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "a generator with a seed of its own",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    rng = np.random.default_rng(231)
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W = scale * rng.standard_normal(shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "a scale of its own",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W = 0.0001 * rng.standard_normal(shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "the scale as variance",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W = np.sqrt(scale) * rng.standard_normal(shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "the scale as mean",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W = rng.normal(scale, size=shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "uniform numbers",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W = scale * rng.uniform(-1, 1, shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "uniform numbers with the spread of normal ones",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W = scale * np.sqrt(12) * (rng.random(shape) - 0.5)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "never a negative number",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W = scale * np.abs(rng.standard_normal(shape))
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "normal numbers cut off at one spread",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W = scale * np.clip(rng.standard_normal(shape), -1, 1)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "every row of W the same",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W = scale * rng.standard_normal(shape[-1]) * np.ones(shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "the same W in every try",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    W = scale * rng.standard_normal(shape)
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "every second W the mirror image of the one before",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W = -W if k % 2 else scale * rng.standard_normal(shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "W wanders from try to try",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    W = np.zeros(shape)
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W = W + scale * rng.standard_normal(shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "steps from the best one so far",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = np.zeros(shape), np.inf, np.zeros(tries)
    for k in range(tries):
        W = best_W + scale * rng.standard_normal(shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "one try too few",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries - 1):
        W = scale * rng.standard_normal(shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k:] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "one try too many, before the loop",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W = scale * rng.standard_normal(shape)
    best_loss, history = f(best_W), np.zeros(tries)
    for k in range(tries):
        W = scale * rng.standard_normal(shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "zeros as a first candidate",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W = np.zeros(shape)
    best_loss, history = f(best_W), np.zeros(tries)
    for k in range(tries):
        W = scale * rng.standard_normal(shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "only the improvements in the history",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = None, np.inf, []
    for _ in range(tries):
        W = scale * rng.standard_normal(shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
            history.append(loss)
    return best_W, np.array(history)
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "zero in the history where nothing improved",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W = scale * rng.standard_normal(shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
            history[k] = loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "the final loss everywhere in the history",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss = None, np.inf
    for _ in range(tries):
        W = scale * rng.standard_normal(shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
    return best_W, np.full(tries, best_loss)
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "the history first, then W",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W = scale * rng.standard_normal(shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return history, best_W
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "the best kept as the array that is drawn into again",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    W = np.empty(shape)
    best_W, best_loss, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W[...] = scale * rng.standard_normal(shape)
        loss = f(W)
        if loss < best_loss:
            best_W, best_loss = W, loss
        history[k] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    Wrong(
        "random_search",
        "better than the try before is enough",
        """
def random_search(f, shape, tries, rng, scale=1e-4):
    best_W, last, history = None, np.inf, np.zeros(tries)
    for k in range(tries):
        W = scale * rng.standard_normal(shape)
        loss = f(W)
        if loss < last:
            best_W, best_loss = W, loss
        last = loss
        history[k] = best_loss
    return best_W, history
""",
        ("best",),
    ),
    # random_local_search
    Wrong(
        "random_local_search",
        "every step from the start",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    best_W, loss, history = W, f(W), np.zeros(tries)
    for k in range(tries):
        there = W + scale * rng.standard_normal(W.shape)
        loss_there = f(there)
        if loss_there < loss:
            best_W, loss = there, loss_there
        history[k] = loss
    return best_W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "a fresh W instead of a step",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        there = scale * rng.standard_normal(W.shape)
        loss_there = f(there)
        if loss_there < loss:
            W, loss = there, loss_there
        history[k] = loss
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "equal losses taken",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        there = W + scale * rng.standard_normal(W.shape)
        loss_there = f(there)
        if loss_there <= loss:
            W, loss = there, loss_there
        history[k] = loss
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "higher losses taken",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        there = W + scale * rng.standard_normal(W.shape)
        loss_there = f(there)
        if loss_there > loss:
            W, loss = there, loss_there
        history[k] = loss
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "the passed W changed in place",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        step = scale * rng.standard_normal(W.shape)
        loss_there = f(W + step)
        if loss_there < loss:
            W += step
            loss = loss_there
        history[k] = loss
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "the start returned",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    here, loss, history = W, f(W), np.zeros(tries)
    for k in range(tries):
        there = here + scale * rng.standard_normal(W.shape)
        loss_there = f(there)
        if loss_there < loss:
            here, loss = there, loss_there
        history[k] = loss
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "the last place tried returned",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        there = W + scale * rng.standard_normal(W.shape)
        loss_there = f(there)
        if loss_there < loss:
            W, loss = there, loss_there
        history[k] = loss
    return there, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "numpy's global random state",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        there = W + scale * np.random.randn(*W.shape)
        loss_there = f(there)
        if loss_there < loss:
            W, loss = there, loss_there
        history[k] = loss
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "a generator of its own",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    own = np.random.default_rng(0)
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        there = W + scale * own.standard_normal(W.shape)
        loss_there = f(there)
        if loss_there < loss:
            W, loss = there, loss_there
        history[k] = loss
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "uniform steps",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        there = W + rng.uniform(-scale, scale, W.shape)
        loss_there = f(there)
        if loss_there < loss:
            W, loss = there, loss_there
        history[k] = loss
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "the scale forgotten",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        there = W + rng.standard_normal(W.shape)
        loss_there = f(there)
        if loss_there < loss:
            W, loss = there, loss_there
        history[k] = loss
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "steps that shrink from try to try",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        there = W + scale / (k + 1) * rng.standard_normal(W.shape)
        loss_there = f(there)
        if loss_there < loss:
            W, loss = there, loss_there
        history[k] = loss
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "steps in proportion to W",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        there = W * (1 + scale * rng.standard_normal(W.shape))
        loss_there = f(there)
        if loss_there < loss:
            W, loss = there, loss_there
        history[k] = loss
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "one number of W at a time",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        there = W.copy()
        there.flat[rng.integers(W.size)] += scale * rng.standard_normal()
        loss_there = f(there)
        if loss_there < loss:
            W, loss = there, loss_there
        history[k] = loss
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "one number drawn for all of W",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        there = W + scale * rng.standard_normal()
        loss_there = f(there)
        if loss_there < loss:
            W, loss = there, loss_there
        history[k] = loss
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "the same step in every try",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    step = scale * rng.standard_normal(W.shape)
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        there = W + step
        loss_there = f(there)
        if loss_there < loss:
            W, loss = there, loss_there
        history[k] = loss
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "always compared with the loss at the start",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss = at_start = f(W)
    history = np.zeros(tries)
    for k in range(tries):
        there = W + scale * rng.standard_normal(W.shape)
        loss_there = f(there)
        if loss_there < at_start:
            W, loss = there, loss_there
        history[k] = loss
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "compared with the try before",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss = last = f(W)
    history = np.zeros(tries)
    for k in range(tries):
        there = W + scale * rng.standard_normal(W.shape)
        loss_there = f(there)
        if loss_there < last:
            W, loss = there, loss_there
        last = loss_there
        history[k] = loss
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "the loss of every try in the history",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        there = W + scale * rng.standard_normal(W.shape)
        history[k] = f(there)
        if history[k] < loss:
            W, loss = there, history[k]
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "the loss before each try in the history",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        history[k] = loss
        there = W + scale * rng.standard_normal(W.shape)
        loss_there = f(there)
        if loss_there < loss:
            W, loss = there, loss_there
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "the loss at the start in the history too",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    history = [f(W)]
    for _ in range(tries):
        there = W + scale * rng.standard_normal(W.shape)
        loss_there = f(there)
        if loss_there < history[-1]:
            W = there
        history.append(min(loss_there, history[-1]))
    return W, np.array(history)
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "one try too few",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    history = np.zeros(tries)
    history[0] = f(W)
    for k in range(1, tries):
        there = W + scale * rng.standard_normal(W.shape)
        loss_there = f(there)
        history[k] = history[k - 1]
        if loss_there < history[k]:
            W = there
            history[k] = loss_there
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "steps repeated until one is taken",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        for _ in range(20):
            there = W + scale * rng.standard_normal(W.shape)
            loss_there = f(there)
            if loss_there < loss:
                W, loss = there, loss_there
                break
        history[k] = loss
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "higher losses taken now and then",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        there = W + scale * rng.standard_normal(W.shape)
        loss_there = f(there)
        if loss_there < loss or rng.random() < 0.1:
            W, loss = there, loss_there
        history[k] = loss
    return W, history
""",
        ("accepts",),
    ),
    Wrong(
        "random_local_search",
        "given up after the first step that isn't taken",
        """
def random_local_search(f, W, tries, rng, scale=1e-4):
    loss, history = f(W), np.zeros(tries)
    for k in range(tries):
        there = W + scale * rng.standard_normal(W.shape)
        loss_there = f(there)
        history[k:] = loss
        if loss_there >= loss:
            break
        W, loss = there, loss_there
        history[k:] = loss
    return W, history
""",
        ("accepts",),
    ),
    # gradient_descent
    Wrong(
        "gradient_descent",
        "the best W seen returned",
        """
def gradient_descent(f, W, steps, learning_rate):
    history, best_W, best_loss = np.zeros(steps), W, np.inf
    for k in range(steps):
        history[k], dW = f(W)
        if history[k] < best_loss:
            best_W, best_loss = W, history[k]
        W = W - learning_rate * dW
    return (W if f(W)[0] < best_loss else best_W), history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "the W before the last step returned",
        """
def gradient_descent(f, W, steps, learning_rate):
    history, here = np.zeros(steps), W
    for k in range(steps):
        W = here
        history[k], dW = f(W)
        here = W - learning_rate * dW
    return W, history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "stopped when the loss rises",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.zeros(steps)
    for k in range(steps):
        history[k], dW = f(W)
        if k > 0 and history[k] > history[k - 1]:
            history[k:] = history[k]
            break
        W = W - learning_rate * dW
    return W, history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "a step that raises the loss not taken",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.zeros(steps)
    for k in range(steps):
        history[k], dW = f(W)
        there = W - learning_rate * dW
        if f(there)[0] <= history[k]:
            W = there
    return W, history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "the learning rate halved when the loss rises",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.zeros(steps)
    for k in range(steps):
        history[k], dW = f(W)
        if k > 0 and history[k] > history[k - 1]:
            learning_rate = learning_rate / 2
        W = W - learning_rate * dW
    return W, history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "the best loss so far in the history",
        """
def gradient_descent(f, W, steps, learning_rate):
    history, best = np.zeros(steps), np.inf
    for k in range(steps):
        loss, dW = f(W)
        best = min(best, loss)
        history[k] = best
        W = W - learning_rate * dW
    return W, history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "the loss after each step in the history",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.zeros(steps)
    for k in range(steps):
        _, dW = f(W)
        W = W - learning_rate * dW
        history[k] = f(W)[0]
    return W, history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "the loss at the end in the history too",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.zeros(steps + 1)
    for k in range(steps):
        history[k], dW = f(W)
        W = W - learning_rate * dW
    history[steps] = f(W)[0]
    return W, history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "the gradient asked for only once",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.zeros(steps)
    _, dW = f(W)
    for k in range(steps):
        history[k] = f(W)[0]
        W = W - learning_rate * dW
    return W, history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "steps of the same length",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.zeros(steps)
    for k in range(steps):
        history[k], dW = f(W)
        W = W - learning_rate * dW / (np.linalg.norm(dW) + 1e-12)
    return W, history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "only the signs of the gradient",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.zeros(steps)
    for k in range(steps):
        history[k], dW = f(W)
        W = W - learning_rate * np.sign(dW)
    return W, history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "gradient cut off at one",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.zeros(steps)
    for k in range(steps):
        history[k], dW = f(W)
        W = W - learning_rate * np.clip(dW, -1, 1)
    return W, history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "momentum",
        """
def gradient_descent(f, W, steps, learning_rate):
    history, velocity = np.zeros(steps), np.zeros_like(W)
    for k in range(steps):
        history[k], dW = f(W)
        velocity = 0.9 * velocity - learning_rate * dW
        W = W + velocity
    return W, history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "a learning rate that decays",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.zeros(steps)
    for k in range(steps):
        history[k], dW = f(W)
        W = W - learning_rate * 0.95**k * dW
    return W, history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "a learning rate of its own",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.zeros(steps)
    for k in range(steps):
        history[k], dW = f(W)
        W = W - 1e-3 * dW
    return W, history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "all gradients added up",
        """
def gradient_descent(f, W, steps, learning_rate):
    history, total = np.zeros(steps), np.zeros_like(W)
    for k in range(steps):
        history[k], dW = f(W)
        total += dW
        W = W - learning_rate * total
    return W, history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "weight decay on top",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.zeros(steps)
    for k in range(steps):
        history[k], dW = f(W)
        W = W - learning_rate * (dW + 0.1 * W)
    return W, history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "one step too few",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.zeros(steps)
    history[0], dW = f(W)
    for k in range(1, steps):
        W = W - learning_rate * dW
        history[k], dW = f(W)
    return W, history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "two steps in each",
        """
def gradient_descent(f, W, steps, learning_rate):
    history = np.zeros(steps)
    for k in range(steps):
        history[k], dW = f(W)
        W = W - learning_rate * dW
        W = W - learning_rate * f(W)[1]
    return W, history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "one row after the other with the gradient at the new W",
        """
def gradient_descent(f, W, steps, learning_rate):
    W, history = W.copy(), np.zeros(steps)
    for k in range(steps):
        history[k] = f(W)[0]
        for row in range(len(W)):
            W[row] -= learning_rate * f(W)[1][row]
    return W, history
""",
        ("steps",),
    ),
    Wrong(
        "gradient_descent",
        "always stepped from the start",
        """
def gradient_descent(f, W, steps, learning_rate):
    start, history = W, np.zeros(steps)
    for k in range(steps):
        history[k], dW = f(W)
        W = start - learning_rate * dW
    return W, history
""",
        ("steps",),
    ),
    # batches_in_order
    Wrong(
        "batches_in_order",
        "an empty batch at the end where nothing is left",
        """
def batches_in_order(N, batch_size):
    images = np.arange(N)
    return [images[k * batch_size : (k + 1) * batch_size] for k in range(N // batch_size + 1)]
""",
        ("values",),
    ),
    Wrong(
        "batches_in_order",
        "the rest put into the last full batch",
        """
def batches_in_order(N, batch_size):
    count = max(1, N // batch_size)
    batches = [np.arange(k * batch_size, (k + 1) * batch_size) for k in range(count)]
    batches[-1] = np.arange((count - 1) * batch_size, N)
    return batches
""",
        ("values",),
    ),
    Wrong(
        "batches_in_order",
        "the last batch filled up from the start",
        """
def batches_in_order(N, batch_size):
    return [np.arange(start, start + batch_size) % N for start in range(0, N, batch_size)]
""",
        ("values",),
    ),
    Wrong(
        "batches_in_order",
        "the last batch goes on beyond N",
        """
def batches_in_order(N, batch_size):
    return [np.arange(start, start + batch_size) for start in range(0, N, batch_size)]
""",
        ("values",),
    ),
    Wrong(
        "batches_in_order",
        "the last batch made full by starting earlier",
        """
def batches_in_order(N, batch_size):
    batches = []
    for start in range(0, N, batch_size):
        stop = min(start + batch_size, N)
        batches.append(np.arange(max(0, stop - batch_size), stop))
    return batches
""",
        ("values",),
    ),
    Wrong(
        "batches_in_order",
        "counted from 1",
        """
def batches_in_order(N, batch_size):
    images = np.arange(1, N + 1)
    return [images[start : start + batch_size] for start in range(0, N, batch_size)]
""",
        ("values",),
    ),
    Wrong(
        "batches_in_order",
        "N included",
        """
def batches_in_order(N, batch_size):
    return [np.arange(start, min(start + batch_size, N + 1)) for start in range(0, N + 1, batch_size)]
""",
        ("values",),
    ),
    Wrong(
        "batches_in_order",
        "the last image left out",
        """
def batches_in_order(N, batch_size):
    return [np.arange(start, min(start + batch_size, N - 1)) for start in range(0, N - 1, batch_size)]
""",
        ("values",),
    ),
    Wrong(
        "batches_in_order",
        "floats",
        """
def batches_in_order(N, batch_size):
    images = np.linspace(0, N - 1, N)
    return [images[start : start + batch_size] for start in range(0, N, batch_size)]
""",
        ("values",),
    ),
    Wrong(
        "batches_in_order",
        "a generator",
        """
def batches_in_order(N, batch_size):
    for start in range(0, N, batch_size):
        yield np.arange(start, min(start + batch_size, N))
""",
        ("values",),
    ),
    Wrong(
        "batches_in_order",
        "batches as equal as possible",
        """
def batches_in_order(N, batch_size):
    return np.array_split(np.arange(N), -(-N // batch_size))
""",
        ("values",),
    ),
    Wrong(
        "batches_in_order",
        "batch_size batches",
        """
def batches_in_order(N, batch_size):
    return np.array_split(np.arange(N), batch_size)
""",
        ("values",),
    ),
    Wrong(
        "batches_in_order",
        "every so many images instead of neighbours",
        """
def batches_in_order(N, batch_size):
    count = -(-N // batch_size)
    return [np.arange(k, N, count) for k in range(count)]
""",
        ("values",),
    ),
    Wrong(
        "batches_in_order",
        "each batch one image too long",
        """
def batches_in_order(N, batch_size):
    return [np.arange(start, min(start + batch_size + 1, N)) for start in range(0, N, batch_size)]
""",
        ("values",),
    ),
    Wrong(
        "batches_in_order",
        "what is left comes first",
        """
def batches_in_order(N, batch_size):
    rest = N % batch_size
    batches = [np.arange(rest)] if rest else []
    return batches + [np.arange(start, start + batch_size) for start in range(rest, N, batch_size)]
""",
        ("values",),
    ),
    Wrong(
        "batches_in_order",
        "a table, which raises where something is left",
        """
def batches_in_order(N, batch_size):
    return list(np.arange(N).reshape(-1, batch_size))
""",
        ("values",),
    ),
    Wrong(
        "batches_in_order",
        "starts and stops instead of the numbers",
        """
def batches_in_order(N, batch_size):
    return [np.array([start, min(start + batch_size, N)]) for start in range(0, N, batch_size)]
""",
        ("values",),
    ),
    Wrong(
        "batches_in_order",
        "the numbers within each batch",
        """
def batches_in_order(N, batch_size):
    return [np.arange(min(batch_size, N - start)) for start in range(0, N, batch_size)]
""",
        ("values",),
    ),
    Wrong(
        "batches_in_order",
        "returned after the first batch",
        """
def batches_in_order(N, batch_size):
    batches = []
    for start in range(0, N, batch_size):
        batches.append(np.arange(start, min(start + batch_size, N)))
        return batches
""",
        ("values",),
    ),
    # random_batch
    Wrong(
        "random_batch",
        "no image twice",
        """
def random_batch(N, batch_size, rng):
    return rng.choice(N, size=batch_size, replace=False)
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "the first of a permutation",
        """
def random_batch(N, batch_size, rng):
    return rng.permutation(N)[:batch_size]
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "no image twice while there are others",
        """
def random_batch(N, batch_size, rng):
    orders = [rng.permutation(N) for _ in range(-(-batch_size // N))]
    return np.concatenate(orders)[:batch_size]
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "never the image that came just before",
        """
def random_batch(N, batch_size, rng):
    batch = rng.integers(N, size=batch_size)
    for k in range(1, batch_size):
        while N > 1 and batch[k] == batch[k - 1]:
            batch[k] = rng.integers(N)
    return batch
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "from 1 to N",
        """
def random_batch(N, batch_size, rng):
    return rng.integers(1, N + 1, size=batch_size)
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "never the last image",
        """
def random_batch(N, batch_size, rng):
    return rng.integers(0, max(1, N - 1), size=batch_size)
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "never the first image",
        """
def random_batch(N, batch_size, rng):
    return rng.integers(min(1, N - 1), N, size=batch_size)
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "N included",
        """
def random_batch(N, batch_size, rng):
    return rng.integers(0, N, size=batch_size, endpoint=True)
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "numpy's global random state",
        """
def random_batch(N, batch_size, rng):
    return np.random.randint(0, N, batch_size)
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "a generator of its own",
        """
def random_batch(N, batch_size, rng):
    return np.random.default_rng().integers(N, size=batch_size)
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "a generator with a seed of its own",
        """
def random_batch(N, batch_size, rng):
    rng = np.random.default_rng(42)
    return rng.integers(N, size=batch_size)
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "a copy of rng, so that the next batch is the same",
        """
import copy


def random_batch(N, batch_size, rng):
    return copy.deepcopy(rng).integers(N, size=batch_size)
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "uniform numbers rounded to the nearest",
        """
def random_batch(N, batch_size, rng):
    return np.rint(rng.uniform(0, N - 1, size=batch_size)).astype(int)
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "rounded normal numbers",
        """
def random_batch(N, batch_size, rng):
    drawn = rng.normal(N / 2, N / 4, size=batch_size)
    return np.clip(np.round(drawn), 0, N - 1).astype(int)
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "small numbers more often",
        """
def random_batch(N, batch_size, rng):
    return (N * rng.random(batch_size) * rng.random(batch_size)).astype(int)
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "neighbours from a random start",
        """
def random_batch(N, batch_size, rng):
    return (rng.integers(N) + np.arange(batch_size)) % N
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "one image for the whole batch",
        """
def random_batch(N, batch_size, rng):
    return np.full(batch_size, rng.integers(N))
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "floats",
        """
def random_batch(N, batch_size, rng):
    return np.floor(N * rng.random(batch_size))
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "a column",
        """
def random_batch(N, batch_size, rng):
    return rng.integers(N, size=(batch_size, 1))
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "images that came twice removed",
        """
def random_batch(N, batch_size, rng):
    return np.unique(rng.integers(N, size=batch_size))
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "among the first batch_size images only",
        """
def random_batch(N, batch_size, rng):
    return rng.integers(min(N, batch_size), size=batch_size)
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "one image from each part of the data",
        """
def random_batch(N, batch_size, rng):
    return ((np.arange(batch_size) + rng.random(batch_size)) * N / batch_size).astype(int)
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "as many images as there are, whatever batch_size",
        """
def random_batch(N, batch_size, rng):
    return rng.integers(N, size=N)
""",
        ("draws",),
    ),
    Wrong(
        "random_batch",
        "each image with a chance of its own",
        """
def random_batch(N, batch_size, rng):
    return np.flatnonzero(rng.random(N) < batch_size / N)
""",
        ("draws",),
    ),
    # shuffled_batches
    Wrong(
        "shuffled_batches",
        "shuffled within the batches only",
        """
def shuffled_batches(N, batch_size, rng):
    return [rng.permutation(batch) for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "full batches shuffled but not what is in them",
        """
def shuffled_batches(N, batch_size, rng):
    full, rest = divmod(N, batch_size)
    batches = [np.arange(k * batch_size, (k + 1) * batch_size) for k in rng.permutation(full)]
    if rest:
        batches.append(np.arange(full * batch_size, N))
    return batches
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "batches in random order, the short one anywhere",
        """
def shuffled_batches(N, batch_size, rng):
    batches = [rng.permutation(batch) for batch in batches_in_order(N, batch_size)]
    return [batches[k] for k in rng.permutation(len(batches))]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "in order from a random start",
        """
def shuffled_batches(N, batch_size, rng):
    order = np.roll(np.arange(N), rng.integers(N))
    return [order[batch] for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "forwards or backwards by chance",
        """
def shuffled_batches(N, batch_size, rng):
    order = np.arange(N) if rng.random() < 0.5 else np.arange(N)[::-1]
    return [order[batch] for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "only the first half shuffled",
        """
def shuffled_batches(N, batch_size, rng):
    order = np.arange(N)
    rng.shuffle(order[: N // 2])
    return [order[batch] for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "the two halves shuffled apart",
        """
def shuffled_batches(N, batch_size, rng):
    order = np.concatenate([rng.permutation(N // 2), N // 2 + rng.permutation(N - N // 2)])
    return [order[batch] for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "the last image always last",
        """
def shuffled_batches(N, batch_size, rng):
    order = np.append(rng.permutation(N - 1), N - 1)
    return [order[batch] for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "pairs of neighbours stay together",
        """
def shuffled_batches(N, batch_size, rng):
    pairs = np.array_split(np.arange(N), range(2, N, 2))
    order = np.concatenate([rng.permutation(pairs[k]) for k in rng.permutation(len(pairs))])
    return [order[batch] for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "neighbours at a fixed distance from each other",
        """
def shuffled_batches(N, batch_size, rng):
    strides = [step for step in range(1, N + 1) if np.gcd(step, N) == 1]
    order = (rng.integers(N) + rng.choice(strides) * np.arange(N)) % N
    return [order[batch] for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "every image swapped with any other",
        """
def shuffled_batches(N, batch_size, rng):
    order = np.arange(N)
    for i in range(N):
        j = rng.integers(N)
        order[i], order[j] = order[j], order[i]
    return [order[batch] for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "no image stays where it was",
        """
def shuffled_batches(N, batch_size, rng):
    order = np.arange(N)
    for i in range(N - 1, 0, -1):
        j = rng.integers(i)
        order[i], order[j] = order[j], order[i]
    return [order[batch] for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "rng.choice told not to shuffle",
        """
def shuffled_batches(N, batch_size, rng):
    order = rng.choice(N, size=N, replace=False, shuffle=False)
    return [order[batch] for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "each batch sorted",
        """
def shuffled_batches(N, batch_size, rng):
    order = rng.permutation(N)
    return [np.sort(order[batch]) for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "numpy's global random state",
        """
def shuffled_batches(N, batch_size, rng):
    order = np.random.permutation(N)
    return [order[batch] for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "a generator of its own",
        """
def shuffled_batches(N, batch_size, rng):
    order = np.random.default_rng().permutation(N)
    return [order[batch] for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "a permutation with a fixed seed",
        """
def shuffled_batches(N, batch_size, rng):
    order = np.random.default_rng(0).permutation(N)
    return [order[batch] for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "a copy of rng, so that every epoch is the same",
        """
import copy


def shuffled_batches(N, batch_size, rng):
    order = copy.deepcopy(rng).permutation(N)
    return [order[batch] for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "drawn with repetitions",
        """
def shuffled_batches(N, batch_size, rng):
    order = rng.integers(N, size=N)
    return [order[batch] for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "every batch drawn anew from all images",
        """
def shuffled_batches(N, batch_size, rng):
    return [rng.permutation(N)[: len(batch)] for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "floats",
        """
def shuffled_batches(N, batch_size, rng):
    order = rng.permutation(np.linspace(0, N - 1, N))
    return [order[batch] for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "a generator of batches",
        """
def shuffled_batches(N, batch_size, rng):
    order = rng.permutation(N)
    for start in range(0, N, batch_size):
        yield order[start : start + batch_size]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "an empty batch at the end where nothing is left",
        """
def shuffled_batches(N, batch_size, rng):
    return np.split(rng.permutation(N), range(batch_size, N + 1, batch_size))
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "the rest put into the last full batch",
        """
def shuffled_batches(N, batch_size, rng):
    return np.split(rng.permutation(N), range(batch_size, N - batch_size + 1, batch_size))
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "the last batch filled up from the start",
        """
def shuffled_batches(N, batch_size, rng):
    order = rng.permutation(N)
    return [order[np.arange(start, start + batch_size) % N] for start in range(0, N, batch_size)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "batches as equal as possible",
        """
def shuffled_batches(N, batch_size, rng):
    return np.array_split(rng.permutation(N), -(-N // batch_size))
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "the whole epoch as one batch",
        """
def shuffled_batches(N, batch_size, rng):
    return [rng.permutation(N)]
""",
        ("epoch",),
    ),
    Wrong(
        "shuffled_batches",
        "from 1 to N",
        """
def shuffled_batches(N, batch_size, rng):
    order = rng.permutation(N) + 1
    return [order[batch] for batch in batches_in_order(N, batch_size)]
""",
        ("epoch",),
    ),
]
