"""Versions of the exercise of tuning.py."""

from . import Right, Wrong

RIGHT = [
    Right(
        "search",
        "first all trainings, then all accuracies",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    weights = [train(X_train, y_train, setting) for setting in settings]
    accuracies = np.full(len(settings), np.nan)
    for k, W in enumerate(weights):
        if np.isfinite(W).all():
            accuracies[k] = (np.argmax(X_val @ W, axis=1) == y_val).mean()
    if np.all(np.isnan(accuracies)):
        return None, accuracies
    return settings[int(np.nanargmax(accuracies))], accuracies
""",
    ),
    Right(
        "search",
        "a list comprehension with a helper of its own",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    def accuracy(setting):
        W = train(X_train, y_train, setting)
        if not np.all(np.isfinite(W)):
            return np.nan
        return np.mean(np.argmax(X_val @ W, axis=1) == y_val)

    accuracies = np.array([accuracy(setting) for setting in settings])
    good = ~np.isnan(accuracies)
    best = settings[np.nanargmax(accuracies)] if good.any() else None
    return best, accuracies
""",
    ),
    Right(
        "search",
        "accuracies in a list",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, highest, accuracies = None, -1, []
    for setting in settings:
        W = train(X_train, y_train, setting)
        if np.isnan(W).any() or np.isinf(W).any():
            accuracies.append(float("nan"))
            continue
        accuracy = float(np.sum(np.argmax(X_val.dot(W), axis=1) == y_val)) / len(y_val)
        accuracies.append(accuracy)
        if highest < accuracy:
            highest, best = accuracy, setting
    return best, accuracies
""",
    ),
    Right(
        "search",
        "max with a key over the numbers of those that didn't diverge",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    accuracies = np.zeros(len(settings))
    for k in range(len(settings)):
        W = train(X_train, y_train, settings[k])
        accuracies[k] = np.mean((X_val @ W).argmax(1) == y_val) if np.isfinite(np.sum(W)) else np.nan
    good = [k for k in range(len(settings)) if not np.isnan(accuracies[k])]
    best = settings[max(good, key=lambda k: accuracies[k])] if good else None
    return best, accuracies
""",
    ),
    Right(
        "search",
        "a dictionary of accuracies",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    found = {}
    for setting in settings:
        W = train(X_train, y_train, setting)
        found[setting] = np.mean(np.argmax(X_val @ W, axis=1) == y_val) if np.isfinite(W).all() else np.nan
    finite = {setting: a for setting, a in found.items() if a == a}
    best = max(finite, key=finite.get) if finite else None
    return best, np.array(list(found.values()))
""",
    ),
    Right(
        "search",
        "sorted by falling accuracy, which keeps the order of equal ones",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    accuracies = []
    for setting in settings:
        W = train(X_train, y_train, setting)
        accuracies += [np.mean(np.argmax(X_val @ W, 1) == y_val) if np.all(np.isfinite(W)) else np.nan]
    ranked = sorted((k for k, a in enumerate(accuracies) if not np.isnan(a)), key=lambda k: -accuracies[k])
    return (settings[ranked[0]] if ranked else None), np.array(accuracies)
""",
    ),
    Right(
        "search",
        "float32 weights and float32 accuracies",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, highest = None, -np.inf
    accuracies = np.full(len(settings), np.nan, dtype=np.float32)
    for k, setting in enumerate(settings):
        W = train(X_train.astype(np.float32), y_train, setting).astype(np.float32)
        if np.isfinite(W).all():
            accuracies[k] = np.mean(np.argmax(X_val.astype(np.float32) @ W, axis=1) == y_val)
            if accuracies[k] > highest:
                best, highest = setting, accuracies[k]
    return best, accuracies
""",
    ),
    Right(
        "search",
        "from the last setting to the first, equal ones replaced",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, highest, accuracies = None, -1.0, np.full(len(settings), np.nan)
    for k in reversed(range(len(settings))):
        W = train(X_train, y_train, settings[k])
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] >= highest:
                best, highest = settings[k], accuracies[k]
    return best, accuracies
""",
    ),
    Right(
        "search",
        "image by image",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, most, accuracies = None, -1, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if not np.isfinite(W).all():
            continue
        right = 0
        for x, label in zip(X_val, y_val):
            scores = x @ W
            if np.argmax(scores) == label:
                right += 1
        accuracies[k] = right / len(X_val)
        if right > most:
            best, most = setting, right
    return best, accuracies
""",
    ),
    Right(
        "search",
        "one minus the share of errors",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, fewest, accuracies = None, np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.isfinite(W).all():
            errors = np.count_nonzero(np.argmax(X_val @ W, axis=1) != y_val)
            accuracies[k] = 1 - errors / len(y_val)
            if errors < fewest:
                best, fewest = setting, errors
    return best, accuracies
""",
    ),
    Right(
        "search",
        "minus infinity where it diverged, for the choice alone",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    accuracies = np.empty(len(settings))
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
        if not np.isfinite(W).all():
            accuracies[k] = np.nan
    ranking = np.nan_to_num(accuracies, nan=-1)
    k = np.argmax(ranking)
    return (None if ranking[k] < 0 else settings[k]), accuracies
""",
    ),
    Right(
        "search",
        "finite scores asked for, not finite weights",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, highest, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        scores = X_val @ train(X_train, y_train, setting)
        if np.isfinite(scores).all():
            accuracies[k] = np.mean(scores.argmax(axis=1) == y_val)
            if accuracies[k] > highest:
                highest = accuracies[k]
                best = setting
    return best, accuracies
""",
    ),
    Right(
        "search",
        "arguments of train by name",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, highest, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(y=y_train, X=X_train, setting=setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > highest:
                best, highest = setting, accuracies[k]
    return best, accuracies
""",
    ),
    Right(
        "search",
        "settings as rows of an array, the best as such a row",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    table = np.array(settings)
    best, highest, accuracies = None, -np.inf, np.full(len(table), np.nan)
    for k in range(len(table)):
        W = train(X_train, y_train, table[k])
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > highest:
                best, highest = table[k], accuracies[k]
    return best, accuracies
""",
    ),
    Right(
        "search",
        "settings as lists, the best as a list",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, highest, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, list(setting))
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > highest:
                best, highest = list(setting), accuracies[k]
    return [best, list(accuracies)]
""",
    ),
    Right(
        "search",
        "all accuracies at once",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    weights = np.stack([train(X_train, y_train, setting) for setting in settings])
    accuracies = np.mean(np.argmax(X_val @ weights, axis=2) == y_val, axis=1)
    accuracies[~np.isfinite(weights).all(axis=(1, 2))] = np.nan
    if np.isnan(accuracies).all():
        return None, accuracies
    return settings[np.nanargmax(accuracies)], accuracies
""",
    ),
    Right(
        "search",
        "min and max tell whether W is finite, and it prints",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, accuracies = None, []
    for setting in settings:
        W = train(X_train, y_train, setting)
        if -np.inf < W.min() and W.max() < np.inf:
            accuracies.append(np.mean(np.argmax(X_val @ W, axis=1) == y_val))
            if accuracies[-1] == np.nanmax(accuracies) and accuracies.count(accuracies[-1]) == 1:
                best = setting
        else:
            accuracies.append(np.nan)
        print(setting, accuracies[-1])
    return best, np.array(accuracies)
""",
    ),
    Right(
        "search",
        "scores written as a product of transposes",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, highest, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.abs(W) < np.inf):
            accuracies[k] = np.mean(np.argmax(W.T @ X_val.T, axis=0) == y_val)
            if accuracies[k] > highest:
                best, highest = setting, accuracies[k]
    return best, accuracies
""",
    ),
    Right(
        "search",
        "a while loop that counts right images",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    k = 0
    while k < len(settings):
        W = train(X_train, y_train, settings[k])
        if not np.isfinite(W).all():
            k += 1
            continue
        correct = sum(int(np.argmax(x @ W)) == int(label) for x, label in zip(X_val, y_val))
        accuracies[k] = correct / len(y_val)
        if accuracies[k] > best_accuracy:
            best_accuracy = accuracies[k]
            best = settings[k]
        k += 1
    return best, accuracies
""",
    ),
    Right(
        "search",
        "map, and the highest pair of accuracy and place",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    Ws = list(map(lambda s: train(X_train, y_train, s), settings))
    acc = [np.mean((X_val @ W).argmax(-1) == y_val) if np.isfinite(W).all() else np.nan for W in Ws]
    ok = [(a, -k) for k, a in enumerate(acc) if not np.isnan(a)]
    return (settings[-max(ok)[1]] if ok else None), np.asarray(acc)
""",
    ),
    Right(
        "search",
        "trained in the order of their size, noted in their own",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    accuracies = np.full(len(settings), np.nan)
    for setting in sorted(settings):
        W = train(X_train, y_train, setting)
        if np.isfinite(W).all():
            accuracies[settings.index(setting)] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
    best = None
    for s, a in zip(settings, accuracies):
        if not np.isnan(a) and (best is None or a > top):
            best, top = s, a
    return best, accuracies
""",
    ),
    Right(
        "search",
        "einsum, and the accuracy of the diverged thrown away",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    import math
    best, top, accuracies = None, -math.inf, []
    with np.errstate(all="ignore"):
        for s in settings:
            W = train(X_train, y_train, s)
            scores = np.einsum("nd,dc->nc", X_val, W)
            a = float(np.count_nonzero(scores.argmax(1) == y_val) / y_val.size)
            a = a if math.isfinite(float(np.abs(W).sum())) else math.nan
            accuracies.append(a)
            if a > top:
                best, top = s, a
    return best, accuracies
""",
    ),
    Right(
        "search",
        "accuracies in a tuple of arrays without dimensions",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, top, accuracies = None, np.array(-1.0), []
    for s in settings:
        W = np.array(train(X_train, y_train, s))
        a = np.array(np.nan)
        if np.isfinite(W).all():
            a = np.array(np.mean(np.argmax(X_val @ W, axis=1) == y_val))
            if a > top:
                best, top = s, a
        accuracies.append(a)
    return best, tuple(accuracies)
""",
    ),
    Right(
        "search",
        "trained in a shuffled order",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    accuracies = np.full(len(settings), np.nan)
    for k in np.random.default_rng(3).permutation(len(settings)):
        W = train(X_train, y_train, settings[k])
        if np.isfinite(W).all():
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
    if not np.isfinite(accuracies).any():
        return None, accuracies
    return settings[np.nanargmax(accuracies)], accuracies
""",
    ),
    Right(
        "search",
        "by probabilities instead of scores",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, top, accuracies = None, -1, np.full(len(settings), np.nan)
    for k, s in enumerate(settings):
        W = train(X_train, y_train, s)
        if np.isfinite(W).all():
            scores = X_val @ W
            p = np.exp(scores - scores.max(1, keepdims=True))
            p /= p.sum(1, keepdims=True)
            accuracies[k] = (p.argmax(1) == y_val).mean()
            if accuracies[k] > top:
                best, top = s, accuracies[k]
    return best, accuracies
""",
    ),
    Right(
        "search",
        "a masked array for the choice",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    accuracies = np.full(len(settings), np.nan)
    for k, s in enumerate(settings):
        W = train(X_train, y_train, s)
        if np.isfinite(W).all():
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
    masked = np.ma.masked_invalid(accuracies)
    best = None if masked.mask.all() else settings[int(masked.argmax())]
    return best, accuracies
""",
    ),
    Right(
        "search",
        "the best as an array, accuracies of long doubles",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, top, accuracies = None, -1, np.full(len(settings), np.nan, dtype=np.longdouble)
    for k, s in enumerate(settings):
        W = train(X_train, y_train, s)
        if np.isfinite(W).all():
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > top:
                best, top = np.array(s), accuracies[k]
    return best, accuracies
""",
    ),
    Right(
        "search",
        "the right class's score compared with the highest",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, top, accuracies = None, -1, np.full(len(settings), np.nan)
    for k, s in enumerate(settings):
        W = train(X_train, y_train, s)
        if not np.any(~np.isfinite(W)):
            scores = X_val @ W
            accuracies[k] = np.mean(scores[np.arange(len(y_val)), y_val] == scores.max(axis=1))
            if accuracies[k] > top:
                best, top = s, accuracies[k]
    return best, accuracies
""",
    ),
]

WRONG = [
    Wrong(
        "search",
        "trained on the validation images",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_val, y_val, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "validation images with the training labels",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_val, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "training images with the validation labels",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_val, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "trained on all images",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(np.vstack([X_train, X_val]), np.append(y_train, y_val), setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "trained on the first half",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train[: len(X_train) // 2], y_train[: len(X_train) // 2], setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "the last image left out",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train[:-1], y_train[:-1], setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "images and labels exchanged",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(y_train, X_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "the setting first",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(setting, X_train, y_train)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "images scaled",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train / 10, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "the number of the setting",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, k)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "the setting unpacked",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, *setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "the learning rate alone",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting[0])
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "the setting reversed",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting[::-1])
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "all settings at once",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, settings)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "no setting",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "the first setting each time",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, settings[0])
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries", "best", "diverges"),
    ),
    Wrong(
        "search",
        "the last setting skipped",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings[:-1]):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries", "best", "diverges"),
    ),
    Wrong(
        "search",
        "the first setting skipped",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k in range(1, len(settings)):
        setting = settings[k]
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries", "best", "diverges"),
    ),
    Wrong(
        "search",
        "every other setting",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k in range(0, len(settings), 2):
        setting = settings[k]
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries", "best", "diverges"),
    ),
    Wrong(
        "search",
        "returned inside the loop",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
        return best, accuracies
""",
        ("tries", "best", "diverges"),
    ),
    Wrong(
        "search",
        "the best trained again",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    train(X_train, y_train, best)
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "trained for W, and again for the accuracy",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ train(X_train, y_train, setting), axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "unpacks pairs",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, (rate, reg) in enumerate(settings):
        W = train(X_train, y_train, (rate, reg))
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = (rate, reg), accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "train never called",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    return settings[0], np.zeros(len(settings))
""",
        ("tries", "best", "diverges"),
    ),
    Wrong(
        "search",
        "training accuracy",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_train @ W, axis=1) == y_train)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "training images with validation labels",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_train @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "accuracy on all images",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(np.vstack([X_train, X_val]) @ W, 1) == np.append(y_train, y_val))
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "error rate, the highest kept",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) != y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "error rate, the lowest kept",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) != y_val)
            if accuracies[k] < best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best",),
    ),
    Wrong(
        "search",
        "percent",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = 100 * np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best",),
    ),
    Wrong(
        "search",
        "counts",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.sum(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best",),
    ),
    Wrong(
        "search",
        "argmax over the images",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=0) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "argmax of everything",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "argmin for argmax",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmin(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "divided by the number of training images",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.sum(np.argmax(X_val @ W, axis=1) == y_val) / len(X_train)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best",),
    ),
    Wrong(
        "search",
        "rounded",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = round(np.mean(np.argmax(X_val @ W, axis=1) == y_val), 2)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best",),
    ),
    Wrong(
        "search",
        "accuracies of whole numbers",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.zeros(len(settings), dtype=int)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "accuracies sorted",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, np.sort(accuracies)
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "accuracies reversed",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies[::-1]
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "the highest so far noted",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
        accuracies[k] = best_accuracy
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "noted only where it is better",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracy = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracy > best_accuracy:
                best, best_accuracy = setting, accuracy
                accuracies[k] = accuracy
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "never noted",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracy = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracy > best_accuracy:
                best, best_accuracy = setting, accuracy
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "the last for the best",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            best = setting
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "the first for the best",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if best is None:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "the lowest accuracy kept",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] < best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "compared with the one before",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best = setting
            best_accuracy = accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "best accuracy never changed",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best = setting
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "ties to the last",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] >= best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best",),
    ),
    Wrong(
        "search",
        "max of pairs of accuracy and setting",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    found = [(a, s) for a, s in zip(accuracies, settings) if a == a]
    return (max(found)[1] if found else None), accuracies
""",
        ("best",),
    ),
    Wrong(
        "search",
        "sorted pairs of minus accuracy and setting",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    found = sorted((-a, s) for a, s in zip(accuracies, settings) if a == a)
    return (found[0][1] if found else None), accuracies
""",
        ("best",),
    ),
    Wrong(
        "search",
        "chosen by the training images",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            trained = np.mean(np.argmax(X_train @ W, axis=1) == y_train)
            if trained > best_accuracy:
                best, best_accuracy = setting, trained
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "the index returned",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = k, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "W returned",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = W, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "the best accuracy returned",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best_accuracy, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "the learning rate of the best returned",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting[0], accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "exchanged",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return accuracies, best
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "best alone",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "accuracies alone",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "the best accuracy for all",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, best_accuracy
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "a third value",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, best_accuracy, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "nothing returned",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "percent, and the last for the best",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = 100 * np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            best = setting
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "compared with the training labels",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_train)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "no guard",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if True:
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "only nan looked for",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if not np.isnan(W).any():
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "only infinity looked for",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if not np.isinf(W).any():
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "diverged only if nothing is finite",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.isfinite(W).any():
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "zero where it diverged",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.zeros(len(settings))
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "minus one where it diverged",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), -1.0)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "ends at the first that diverged",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if not np.all(np.isfinite(W)):
            break
        else:
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "None where it diverged",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, [None] * len(settings)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "an error where it diverged",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if not np.all(np.isfinite(W)):
            raise ValueError("it diverged")
        else:
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "accuracies of those that diverged left out",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, []
    for setting in settings:
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies.append(np.mean(np.argmax(X_val @ W, axis=1) == y_val))
            if accuracies[-1] > best_accuracy:
                best, best_accuracy = setting, accuracies[-1]
    return best, np.array(accuracies)
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "argmax over nan",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return settings[np.argmax(accuracies)], accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "max over nan",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return max(zip(settings, accuracies), key=lambda pair: pair[1])[0], accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "nanargmax where all diverged",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return settings[np.nanargmax(accuracies)], accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "the first where all diverged",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    if best is None:
        best = settings[0]
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "the accuracy of the one before where it diverged",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    accuracy = np.nan
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracy = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracy > best_accuracy:
                best, best_accuracy = setting, accuracy
        accuracies[k] = accuracy
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "None as soon as one diverged",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    if np.any(np.isnan(accuracies)):
        best = None
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "the best accuracy starts at 1",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, 1.0, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "argmax of the sizes of scores",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(np.abs(X_val @ W), axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "the bias left out",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val[:, :-1] @ W[:-1], axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "accuracies squared",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val) ** 2
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best",),
    ),
    Wrong(
        "search",
        "the last W for all accuracies",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    for setting in settings:
        W = train(X_train, y_train, setting)
    accuracy = np.mean(np.argmax(X_val @ W, axis=1) == y_val) if np.isfinite(W).all() else np.nan
    accuracies = np.array([accuracy for _ in settings])
    return (settings[np.nanargmax(accuracies)] if np.isfinite(accuracies).any() else None), accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "every other validation image",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val[::2] @ W, axis=1) == y_val[::2])
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "the mean of both accuracies",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val) / 2
            accuracies[k] += np.mean(np.argmax(X_train @ W, axis=1) == y_train) / 2
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "the best as a text",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return str(best), accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "the best setting with its accuracy",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = (setting, accuracies[k]), accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "accuracies in a column",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies[:, None]
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "accuracies in a dictionary",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, dict(zip(settings, accuracies))
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "only the first number of W looked at",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.isfinite(W[0, 0]):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "only nan in the scores looked for",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if not np.isnan(X_val @ W).any():
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "only the largest number of W looked at",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.isfinite(W.max()):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "numbers that aren't finite replaced",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if True:
            accuracies[k] = np.mean(np.argmax(X_val @ np.nan_to_num(W), axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "None alone where all diverged",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    if best is None:
        return None
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "the place of the maximum, which is nan",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return settings[list(accuracies).index(np.max(accuracies))], accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "infinity where it diverged",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    accuracies[np.isnan(accuracies)] = np.inf
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "ends at the first that diverged, zeros after it",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.zeros(len(settings))
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if not np.all(np.isfinite(W)):
            break
        else:
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "labels in reverse order",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train[::-1], setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "labels in a column",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train[:, None], setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "the setting as a dictionary",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, {'lr': setting[0], 'reg': setting[1]})
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "the setting with its number",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, (k, setting))
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "validation images handed to train as well",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting, X_val, y_val)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "the best trained again on all images",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    train(np.vstack([X_train, X_val]), np.append(y_train, y_val), best)
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "names that train doesn't have",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train=X_train, y_train=y_train, setting=setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries", "best", "diverges"),
    ),
    Wrong(
        "search",
        "the setting rounded",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, tuple(np.round(setting, 2)))
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("tries",),
    ),
    Wrong(
        "search",
        "the best accuracy starts at 0",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, 0, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "a W of large numbers taken for diverged",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.abs(W).max() < 1e3:
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "only small scores taken for finite",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.abs(X_val @ W) < 1e4):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "of equal ones the lowest learning rate",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    if best is None:
        return best, accuracies
    equal = [s for s, a in zip(settings, accuracies) if a == np.nanmax(accuracies)]
    return min(equal, key=lambda s: s[0]), accuracies
""",
        ("best",),
    ),
    Wrong(
        "search",
        "of equal ones the strongest regularizer",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    if best is None:
        return best, accuracies
    equal = [s for s, a in zip(settings, accuracies) if a == np.nanmax(accuracies)]
    return max(equal, key=lambda s: s[1]), accuracies
""",
        ("best",),
    ),
    Wrong(
        "search",
        "of equal ones the weakest regularizer",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    if best is None:
        return best, accuracies
    equal = [s for s, a in zip(settings, accuracies) if a == np.nanmax(accuracies)]
    return min(equal, key=lambda s: s[1]), accuracies
""",
        ("best",),
    ),
    Wrong(
        "search",
        "np.all in place of the mean",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.all(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "argmax without an axis",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "chosen by training and validation accuracy together",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            both = accuracies[k] + np.mean(np.argmax(X_train @ W, axis=1) == y_train)
            if both > best_accuracy:
                best, best_accuracy = setting, both
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "the first setting at the start",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = settings[0], -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "an empty tuple where all diverged",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    if best is None:
        return (), accuracies
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "nan where all diverged",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    if best is None:
        return np.nan, accuracies
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "the word none where all diverged",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    if best is None:
        return 'none', accuracies
    return best, accuracies
""",
        ("diverges",),
    ),
    Wrong(
        "search",
        "an array of objects",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan, dtype=object)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "accuracies as strings",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = setting, accuracies[k]
    return best, [f'{a:.3f}' for a in accuracies]
""",
        ("best", "diverges"),
    ),
    Wrong(
        "search",
        "the best with its W",
        """
def search(train, settings, X_train, y_train, X_val, y_val):
    best, best_accuracy, accuracies = None, -np.inf, np.full(len(settings), np.nan)
    for k, setting in enumerate(settings):
        W = train(X_train, y_train, setting)
        if np.all(np.isfinite(W)):
            accuracies[k] = np.mean(np.argmax(X_val @ W, axis=1) == y_val)
            if accuracies[k] > best_accuracy:
                best, best_accuracy = (setting, W), accuracies[k]
    return best, accuracies
""",
        ("best", "diverges"),
    ),
]
