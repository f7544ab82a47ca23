#!/usr/bin/env python3
"""Draws the diagram part of hand-written BPMN and DMN files.

    .ci/layout-bpmn.py bpmn/*.bpmn bpmn/*.dmn     writes a fresh diagram into each file
    .ci/layout-bpmn.py --check bpmn/*.bpmn        only tells what is illegible; exit code 1 if anything is

Everything but the diagram part stays as it is, byte for byte. Write nodes and flows in reading order: the first flow
that leaves a node is the happy path and stays on the straight main row; other branches go below. Boundary events sit
on the lower edge of their host, event subprocesses below everything else. Flows are found by a search on a grid of
10 px that keeps off shapes and labels and does not run along other flows.
"""
import heapq
import re
import sys
import unicodedata
import xml.etree.ElementTree as ET

BPMN = '{http://www.omg.org/spec/BPMN/20100524/MODEL}'
DI = ('xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" '
      'xmlns:di="http://www.omg.org/spec/DD/20100524/DI"')
GRID = 10
CONTAINERS = {'subProcess', 'transaction', 'adHocSubProcess'}
TASKS = {'task', 'userTask', 'serviceTask', 'sendTask', 'receiveTask', 'manualTask', 'businessRuleTask', 'scriptTask',
         'callActivity'}
DIRS = ((1, 0), (0, 1), (-1, 0), (0, -1))


def kind_of(element):
    return element.tag.replace(BPMN, '') if element.tag.startswith(BPMN) else ''


def lines_of(text, width):
    """Wraps like the drawing does: 12 px letters, Han characters twice as wide."""
    lines, used = 1, 0
    for word in text.split():
        size = sum(12 if unicodedata.east_asian_width(c) in 'WF' else 6.2 for c in word)
        if used and used + 6 + size > width:
            lines, used = lines + 1, size
        else:
            used += size + (6 if used else 0)
    return lines


def label_size(text, width=90):
    longest = max(sum(6.2 for _ in word) for word in text.split())
    single = sum(12 if unicodedata.east_asian_width(c) in 'WF' else 6.2 for c in text) + 4
    w = int(min(max(longest + 4, min(single, width)), 130))
    return w, 14 * lines_of(text, w)


def up(value):
    return int(-(-value // GRID) * GRID)


def touches(a, b, gap=0):
    return a[0] < b[0] + b[2] + gap and b[0] < a[0] + a[2] + gap and a[1] < b[1] + b[3] + gap and b[1] < a[1] + a[3] + gap


def cuts(p, q, box, inset=1.0):
    """Whether the straight segment p-q (orthogonal) runs through the inside of the box."""
    x0, x1 = sorted((p[0], q[0]))
    y0, y1 = sorted((p[1], q[1]))
    return (x0 < box[0] + box[2] - inset and x1 > box[0] + inset and y0 < box[1] + box[3] - inset
            and y1 > box[1] + inset)


class Node:
    def __init__(self, element, order):
        self.id, self.kind, self.order = element.get('id'), kind_of(element), order
        self.name = ' '.join((element.get('name') or '').split())
        self.host = element.get('attachedToRef')
        self.event_sub = element.get('triggeredByEvent') == 'true'
        self.inner = None
        self.w, self.h = (36, 36) if self.kind.endswith('Event') else (50, 50) if self.kind.endswith('Gateway') else (100, 80)
        self.col = self.row = None
        self.x = self.y = 0
        self.side = 1
        self.label = None

    @property
    def box(self):
        return self.x, self.y, self.w, self.h

    @property
    def center(self):
        return self.x + self.w // 2, self.y + self.h // 2


class Flow:
    def __init__(self, element):
        self.id, self.source, self.target = element.get('id'), element.get('sourceRef'), element.get('targetRef')
        self.name = ' '.join((element.get('name') or '').split())
        self.points, self.label = [], None


class Layout:
    """The layout of one process or subprocess in its own coordinates."""

    def __init__(self, element, gap):
        self.gap = gap
        self.nodes, self.flows = {}, []
        for child in element:
            kind = kind_of(child)
            if kind == 'sequenceFlow':
                self.flows.append(Flow(child))
            elif kind in TASKS or kind in CONTAINERS or kind.endswith('Event') or kind.endswith('Gateway'):
                node = Node(child, len(self.nodes))
                self.nodes[node.id] = node
                if kind in CONTAINERS:
                    node.inner = Layout(child, gap)
                    node.w, node.h = node.inner.w, node.inner.h
        self.out = {id: [] for id in self.nodes}
        for flow in self.flows:
            self.out[flow.source].append(flow)
        self.place()
        self.route()
        self.label_flows()
        self.fit()

    def anchor(self, id):
        node = self.nodes[id]
        return self.nodes[node.host] if node.host else node

    def successors(self, node):
        own = [flow.target for flow in self.out[node.id]]
        for other in self.nodes.values():
            if other.host == node.id:
                own += [flow.target for flow in self.out[other.id]]
        return [target for target in own if target != node.id]

    def place(self):
        grid = [n for n in self.nodes.values() if not n.host and not n.event_sub]
        targets = {flow.target for flow in self.flows}
        roots = [n for n in grid if n.id not in targets] or grid[:1]
        back, state = set(), {}

        def visit(node):
            state[node.id] = 1
            for target in self.successors(node):
                if state.get(target) == 1:
                    back.add((node.id, target))
                elif target not in state:
                    visit(self.nodes[target])
            state[node.id] = 2

        for root in roots + grid:
            if root.id not in state:
                visit(root)
        forward = {n.id: [t for t in self.successors(n) if (n.id, t) not in back] for n in grid}
        depth = {n.id: 0 for n in grid}
        for _ in grid:
            changed = False
            for n in grid:
                for t in forward[n.id]:
                    if depth[t] <= depth[n.id]:
                        depth[t], changed = depth[n.id] + 1, True
            if not changed:
                break
        taken = {}

        def free(row, a, b):
            return all((row, c) not in taken for c in range(a, b + 1))

        def chain(start):
            path, at = [], start
            while at and at.row is None and at not in path:
                path.append(at)
                at = next((self.nodes[t] for t in forward[at.id][:1] if self.nodes[t].row is None), None)
            return path

        def settle(path, row, frm):
            for n in path:
                n.row, n.col = row, depth[n.id]
            for c in range(min(frm, path[0].col), path[-1].col + 1):
                taken.setdefault((row, c), path[0].id)

        queue = []
        for root in roots:
            if root.row is not None:
                continue
            path = chain(root)
            row = 0
            while not free(row, depth[path[0].id], depth[path[-1].id]):
                row += 1
            settle(path, row, depth[root.id])
            queue += path
            while queue:
                n = queue.pop(0)
                for t in forward[n.id]:
                    if self.nodes[t].row is None:
                        path = chain(self.nodes[t])
                        row = n.row + 1
                        while not free(row, depth[path[0].id], depth[path[-1].id]):
                            row += 1
                        settle(path, row, depth[path[0].id])
                        queue += path
        cols = max((n.col for n in grid), default=-1) + 1
        rows = max((n.row for n in grid), default=-1) + 1
        x = 60
        xs, ys = [], []
        for c in range(cols):
            width = max([up(n.w) for n in grid if n.col == c] + [100])
            xs.append((x, width))
            x += width + self.gap
        y = 80
        for r in range(rows):
            height = max([up(n.h) for n in grid if n.row == r] + [80])
            ys.append((y, height))
            y += height + self.gap
        for n in grid:
            cx = xs[n.col][0] + up(xs[n.col][1] // 2)
            cy = ys[n.row][0] + up(ys[n.row][1] // 2)
            n.x, n.y = cx - n.w // 2, cy - n.h // 2
        right = x - self.gap if cols else 60
        below, bottom = 60, y
        for n in self.nodes.values():
            if n.event_sub:
                n.x, n.y = below, bottom
                below += up(n.w) + self.gap
                right = max(right, below - self.gap)
        hosts = {}
        for n in self.nodes.values():
            if n.host:
                hosts.setdefault(n.host, []).append(n)
        for host, events in hosts.items():
            h = self.nodes[host]
            slots = [(0.8, 1), (0.2, 1), (0.8, -1), (0.2, -1)]
            if h.inner:
                many = max(len(events), 2)
                slots = [((i + 1) / (many + 1), 1) for i in range(many)]
            for event, (share, side) in zip(events, slots):
                cx = int(round((h.x + h.w * share) / GRID) * GRID)
                event.side, event.left = side, share < 0.5 and not h.inner
                event.x, event.y = cx - 18, (h.y + h.h if side > 0 else h.y) - 18
        self.right, self.bottom = right, bottom
        for n in self.nodes.values():
            if n.name and (n.kind.endswith('Event') or n.kind.endswith('Gateway')):
                w, h = label_size(n.name)
                cx, cy = n.center
                if n.host:
                    lx = cx - 8 - w if n.left else cx + 8
                    ly = n.y + n.h + 3 if n.side > 0 else n.y - 3 - h
                elif n.kind.endswith('Gateway'):
                    lx, ly = cx - w // 2, n.y - 4 - h
                else:
                    lx, ly = cx - w // 2, n.y + n.h + 4
                n.label = (lx, ly, w, h)

    # ---- flows -------------------------------------------------------------------------------------------------
    def ports(self, node):
        """(grid point outside, direction outwards, point on the border, cost)."""
        cx, cy = node.center
        found = []
        if node.inner or node.kind in TASKS or node.kind in CONTAINERS:
            spread_y = range(-(node.h // 2 - 20) // GRID * GRID, node.h // 2 - 10, 20 if not node.inner else 40)
            spread_x = range(-(node.w // 2 - 20) // GRID * GRID, node.w // 2 - 10, 20 if not node.inner else 60)
            ys = sorted({0, *(o for o in spread_y)}, key=abs)
            xs = sorted({0, *(o for o in spread_x)}, key=abs)
        else:
            xs = ys = [0]
            if node.kind.endswith('Gateway'):
                # beside the corners, on the slanted sides, for gateways with more flows than corners
                for o in (-10, 10):
                    side = 25 - abs(o)
                    found.append(((up(node.x + node.w + 1), cy + o), 0, (cx + side, cy + o), 60))
                    found.append((((node.x - 1) // GRID * GRID, cy + o), 2, (cx - side, cy + o), 60))
                    found.append(((cx + o, up(node.y + node.h + 1)), 1, (cx + o, cy + side), 60))
                    found.append(((cx + o, (node.y - 1) // GRID * GRID), 3, (cx + o, cy - side), 60))
        for o in ys:
            y = (cy + o) // GRID * GRID
            if abs(y - cy) <= node.h // 2 - 10 or o == 0:
                found.append(((up(node.x + node.w + 1), y), 0, (node.x + node.w, y), abs(o) / 4))
                found.append((((node.x - 1) // GRID * GRID, y), 2, (node.x, y), abs(o) / 4))
        for o in xs:
            x = (cx + o) // GRID * GRID
            found.append(((x, up(node.y + node.h + 1)), 1, (x, node.y + node.h), abs(o) / 4))
            found.append(((x, (node.y - 1) // GRID * GRID), 3, (x, node.y), abs(o) / 4))
        return found

    def route(self):
        self.used = {}
        self.solid, self.near, self.soft = set(), set(), set()
        for n in self.nodes.values():
            x, y, w, h = n.box
            for gx in range((x // GRID) * GRID, x + w + GRID, GRID):
                for gy in range((y // GRID) * GRID, y + h + GRID, GRID):
                    if x - 1 <= gx <= x + w + 1 and y - 1 <= gy <= y + h + 1:
                        self.solid.add((gx, gy))
            for gx in range(up(x) - 2 * GRID, x + w + 2 * GRID, GRID):
                for gy in range(up(y) - 2 * GRID, y + h + 2 * GRID, GRID):
                    if x - 12 <= gx <= x + w + 12 and y - 12 <= gy <= y + h + 12:
                        self.near.add((gx, gy))
            if n.label:
                x, y, w, h = n.label
                for gx in range(up(x), int(x + w) + 1, GRID):
                    for gy in range(up(y), int(y + h) + 1, GRID):
                        self.soft.add((gx, gy))
        self.port_use = {}

        def length(flow):
            s, t = self.nodes[flow.source], self.nodes[flow.target]
            a, b = s.center, t.center
            straight = a[1] == b[1] and b[0] > a[0] and self.anchor(flow.source).col is not None
            return (0 if straight else 1, abs(a[0] - b[0]) + abs(a[1] - b[1]))

        for flow in sorted(self.flows, key=length):
            self.find(flow)

    def find(self, flow):
        source, target = self.nodes[flow.source], self.nodes[flow.target]
        starts, goals = [], {}
        for at, d, port, cost in self.ports(source):
            if source.host and d != (1 if source.side > 0 else 3):
                continue
            if not source.host and d == 2:
                cost += 120
            elif d in (1, 3):
                cost += 10
            if self.blocked(at) or source.host is None and self.covered(port, source):
                continue
            starts.append((at, d, port, cost + 400 * self.port_use.get(port, 0)))
        for at, d, port, cost in self.ports(target):
            if d == 0:
                cost += 120
            elif d in (1, 3):
                cost += 20
            if self.blocked(at) or self.covered(port, target):
                continue
            goals.setdefault((at, (d + 2) % 4), []).append((cost + 400 * self.port_use.get(port, 0), port))
        tx, ty = target.center
        best, heap, came, count = {}, [], {}, 0
        low_x, low_y, high_x, high_y = 20, 20, self.right + 150, self.bottom + 100 + max(
            [n.h for n in self.nodes.values() if n.event_sub] + [0])
        for at, d, port, cost in starts:
            state = (at, d)
            if cost < best.get(state, 1e9):
                best[state], came[state] = cost, port
                heapq.heappush(heap, (cost, count, state))
                count += 1
        end = None
        while heap:
            guess, _, state = heapq.heappop(heap)
            if state == 'end':
                break
            at, d = state
            cost = best[state]
            if guess > cost + abs(at[0] - tx) / GRID + abs(at[1] - ty) / GRID + 1e-6:
                continue
            for extra, port in goals.get(state, []):
                total = cost + extra
                if total < best.get('end', 1e9):
                    best['end'], end = total, (state, port)
                    heapq.heappush(heap, (total, count, 'end'))
                    count += 1
            for turn in (0, 1, 3):
                nd = (d + turn) % 4
                step = 1
                if turn:
                    step += 12
                    if at in self.used:
                        step += 150
                nxt = (at[0] + DIRS[nd][0] * GRID, at[1] + DIRS[nd][1] * GRID)
                if not (low_x <= nxt[0] <= high_x and low_y <= nxt[1] <= high_y) or self.blocked(nxt):
                    continue
                if nxt in self.near:
                    step += 3
                if nxt in self.soft:
                    step += 60
                lanes = self.used.get(nxt, ())
                if nd % 2 in lanes:
                    step += 150
                elif lanes:
                    step += 8
                new = cost + step
                key = (nxt, nd)
                if new < best.get(key, 1e9):
                    best[key], came[key] = new, state
                    heapq.heappush(heap, (new + abs(nxt[0] - tx) / GRID + abs(nxt[1] - ty) / GRID, count, key))
                    count += 1
        if end is None:
            raise SystemExit(f'No way found for flow {flow.id}')
        state, port = end
        points = [port]
        self.port_use[port] = self.port_use.get(port, 0) + 1
        while isinstance(state[0], tuple):
            points.append(state[0])
            self.used.setdefault(state[0], set()).add(state[1] % 2)
            previous = came[state]
            if isinstance(previous[0], tuple):
                self.used.setdefault(previous[0], set()).add(state[1] % 2)
            state = previous
        points.append(state)
        self.port_use[state] = self.port_use.get(state, 0) + 1
        points.reverse()
        slim = [points[0]]
        for i in range(1, len(points) - 1):
            a, b, c = slim[-1], points[i], points[i + 1]
            if not (a[0] == b[0] == c[0] or a[1] == b[1] == c[1]):
                slim.append(b)
        flow.points = slim + [points[-1]]

    def blocked(self, at):
        return at in self.solid

    def covered(self, port, node):
        return any(o is not node and touches((port[0] - 2, port[1] - 2, 4, 4), o.box) for o in self.nodes.values()
                   if o.host == node.id or node.host == o.id and o is not self.nodes[node.host])

    def label_flows(self):
        shapes = [n.box for n in self.nodes.values()]
        labels = [n.label for n in self.nodes.values() if n.label]
        segments = [(p, q) for f in self.flows for p, q in zip(f.points, f.points[1:])]
        for flow in self.flows:
            if not flow.name:
                continue
            w, h = label_size(flow.name, 100)
            options = []
            walked = 0
            for p, q in zip(flow.points, flow.points[1:]):
                size = abs(p[0] - q[0]) + abs(p[1] - q[1])
                for t in range(0, int(size) + 1, 5):
                    x = p[0] + (q[0] - p[0]) * t / max(size, 1)
                    y = p[1] + (q[1] - p[1]) * t / max(size, 1)
                    if p[1] == q[1]:
                        spots = [(x - w / 2, y - h - 3), (x - w / 2, y + 3)]
                    else:
                        spots = [(x + 4, y - h / 2), (x - w - 4, y - h / 2)]
                    for i, (lx, ly) in enumerate(spots):
                        box = (round(lx), round(ly), w, h)
                        bad = sum(1000 for s in shapes if touches(box, s, 1))
                        bad += sum(600 for s in labels if touches(box, s, 1))
                        bad += sum(300 for a, b in segments if cuts(a, b, box, 0))
                        if box[0] < 5 or box[1] < 5:
                            bad += 1000
                        options.append((bad + walked + t + i * 2, box))
                walked += size
            flow.label = min(options)[1]
            labels.append(flow.label)

    def fit(self):
        boxes = [n.box for n in self.nodes.values()] + [n.label for n in self.nodes.values() if n.label]
        boxes += [f.label for f in self.flows if f.label]
        boxes += [(x, y, 0, 0) for f in self.flows for x, y in f.points]
        low_x, low_y = min(b[0] for b in boxes), min(b[1] for b in boxes)
        dx, dy = (30 - low_x) // GRID * GRID, (40 - low_y) // GRID * GRID
        self.move(dx, dy)
        high_x, high_y = max(b[0] + b[2] for b in boxes) + dx, max(b[1] + b[3] for b in boxes) + dy
        self.w = max(up(high_x + 30) // 20 * 20 + 20, 160)
        self.h = max(up(high_y + 30) // 20 * 20 + 20, 100)

    def move(self, dx, dy):
        for n in self.nodes.values():
            n.x, n.y = int(n.x + dx), int(n.y + dy)
            if n.label:
                n.label = (n.label[0] + dx, n.label[1] + dy, n.label[2], n.label[3])
        for f in self.flows:
            f.points = [(x + dx, y + dy) for x, y in f.points]
            if f.label:
                f.label = (f.label[0] + dx, f.label[1] + dy, f.label[2], f.label[3])

    def settle(self):
        """Moves what is inside subprocesses to where they stand."""
        for n in self.nodes.values():
            if n.inner:
                n.inner.move(n.x, n.y)
                n.inner.settle()

    def shapes(self):
        for n in self.nodes.values():
            yield n
            if n.inner:
                yield from n.inner.shapes()

    def all_flows(self):
        yield from self.flows
        for n in self.nodes.values():
            if n.inner:
                yield from n.inner.all_flows()


def bounds(box, indent):
    return f'{indent}<dc:Bounds x="{box[0]:g}" y="{box[1]:g}" width="{box[2]:g}" height="{box[3]:g}" />\n'


def diagram(process, layout):
    out = [f'  <bpmndi:BPMNDiagram id="Diagram_{process}" {DI}>\n',
           f'    <bpmndi:BPMNPlane id="Plane_{process}" bpmnElement="{process}">\n']
    for n in layout.shapes():
        extra = ' isExpanded="true"' if n.inner else ' isMarkerVisible="true"' if n.kind == 'exclusiveGateway' else ''
        out.append(f'      <bpmndi:BPMNShape id="{n.id}_shape" bpmnElement="{n.id}"{extra}>\n')
        out.append(bounds(n.box, '        '))
        if n.label:
            out += ['        <bpmndi:BPMNLabel>\n', bounds(n.label, '          '), '        </bpmndi:BPMNLabel>\n']
        out.append('      </bpmndi:BPMNShape>\n')
    for f in layout.all_flows():
        out.append(f'      <bpmndi:BPMNEdge id="{f.id}_edge" bpmnElement="{f.id}">\n')
        out += [f'        <di:waypoint x="{x:g}" y="{y:g}" />\n' for x, y in f.points]
        if f.label:
            out += ['        <bpmndi:BPMNLabel>\n', bounds(f.label, '          '), '        </bpmndi:BPMNLabel>\n']
        out.append('      </bpmndi:BPMNEdge>\n')
    return ''.join(out) + '    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n'


def faults(text):
    """What makes a diagram illegible, in words."""
    root = ET.fromstring(text)
    local = lambda e: e.tag.split('}')[1]
    parent, host, ends, names = {}, {}, {}, {}

    def scan(element, inside):
        for child in element:
            if child.get('id') and child.tag.startswith(BPMN):
                parent[child.get('id')] = inside
                if child.get('attachedToRef'):
                    host[child.get('id')] = child.get('attachedToRef')
                if kind_of(child) == 'sequenceFlow':
                    ends[child.get('id')] = (child.get('sourceRef'), child.get('targetRef'))
                scan(child, child.get('id') if kind_of(child) in CONTAINERS else inside)

    for process in root.iter(BPMN + 'process'):
        scan(process, None)
    shapes, labels, edges = {}, {}, {}

    def box_of(element):
        for b in element:
            if local(b) == 'Bounds':
                return tuple(float(b.get(k)) for k in ('x', 'y', 'width', 'height'))

    for e in root.iter():
        if local(e) in ('BPMNShape', 'BPMNEdge'):
            id = e.get('bpmnElement')
            if local(e) == 'BPMNShape':
                shapes[id] = box_of(e)
            else:
                edges[id] = [(float(p.get('x')), float(p.get('y'))) for p in e if local(p) == 'waypoint']
            for l in e:
                if local(l) == 'BPMNLabel' and box_of(l):
                    labels[id] = box_of(l)

    def inside(a, b):
        while a:
            if a == b:
                return True
            a = parent.get(a)
        return False

    found = []
    ids = list(shapes)
    for i, a in enumerate(ids):
        for b in ids[i + 1:]:
            if inside(a, b) or inside(b, a) or host.get(a) == b or host.get(b) == a:
                continue
            if touches(shapes[a], shapes[b]):
                found.append(f'{a} overlaps {b}')
    for id, points in edges.items():
        for s, box in shapes.items():
            if s in ends.get(id, ()) or inside(id, s) or host.get(ends.get(id, ('',))[0]) == s:
                continue
            if any(cuts(p, q, box) for p, q in zip(points, points[1:])):
                found.append(f'{id} runs through {s}')
    for id, box in labels.items():
        for s, other in shapes.items():
            if s != id and not inside(id, s) and touches(box, other):
                found.append(f'the label of {id} overlaps {s}')
        for other, second in labels.items():
            if other > id and touches(box, second):
                found.append(f'the labels of {id} and {other} overlap')
    keys = list(edges)
    for i, a in enumerate(keys):
        for b in keys[i + 1:]:
            for p, q in zip(edges[a], edges[a][1:]):
                for r, s in zip(edges[b], edges[b][1:]):
                    for k in (0, 1):
                        if p[k] == q[k] == r[k] == s[k]:
                            lo = max(min(p[1 - k], q[1 - k]), min(r[1 - k], s[1 - k]))
                            hi = min(max(p[1 - k], q[1 - k]), max(r[1 - k], s[1 - k]))
                            if hi - lo > 1:
                                found.append(f'{a} runs along {b}')
    return sorted(set(found))


def lay_out(path):
    with open(path, encoding='utf-8', newline='') as file:
        text = file.read()
    plain = re.sub(r'[ \t]*<bpmndi:BPMNDiagram\b.*?</bpmndi:BPMNDiagram>[ \t]*\r?\n?', '', text, flags=re.S)
    process = ET.fromstring(plain).find(BPMN + 'process')
    best = None
    for gap in (70, 90, 120):
        layout = Layout(process, gap)
        layout.move(70, 40)
        layout.settle()
        drawn = diagram(process.get('id'), layout)
        end = plain.rindex('</', 0, len(plain))
        result = plain[:end] + drawn + plain[end:]
        wrong = faults(result)
        if best is None or len(wrong) < len(best[0]):
            best = (wrong, result)
        if not wrong:
            break
    write(path, text, best[1])
    return best[0]


def decision(path):
    with open(path, encoding='utf-8', newline='') as file:
        text = file.read()
    if 'dmndi:DMNDI' in text:
        return []
    model = re.search(r'xmlns="([^"]+)"', text).group(1)
    version = re.search(r'DMN/(\d{8})', model).group(1) if re.search(r'DMN/(\d{8})', model) else '20191111'
    ids = re.findall(r'<decision\s[^>]*?\bid="([^"]+)"', text)
    part = [f'  <dmndi:DMNDI xmlns:dmndi="https://www.omg.org/spec/DMN/{version}/DMNDI/" '
            f'xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/">\n    <dmndi:DMNDiagram>\n']
    for i, id in enumerate(ids):
        part.append(f'      <dmndi:DMNShape dmnElementRef="{id}">\n        <dc:Bounds height="80" width="180" '
                    f'x="160" y="{100 + 140 * i}" />\n      </dmndi:DMNShape>\n')
    part.append('    </dmndi:DMNDiagram>\n  </dmndi:DMNDI>\n')
    end = text.rindex('</')
    write(path, text, text[:end] + ''.join(part) + text[end:])
    return []


def write(path, before, after):
    if after != before:
        with open(path, 'w', encoding='utf-8', newline='') as file:
            file.write(after)


def main(arguments):
    check = '--check' in arguments
    failed = False
    for path in [a for a in arguments if a != '--check']:
        if path.endswith('.dmn'):
            wrong = [] if check else decision(path)
        elif check:
            with open(path, encoding='utf-8') as file:
                wrong = faults(file.read())
        else:
            wrong = lay_out(path)
        for fault in wrong:
            print(f'{path}: {fault}')
        failed |= bool(wrong)
    return 1 if failed and check else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
